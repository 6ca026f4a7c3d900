package dev.anteroom.screening;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells English and Spanish from each other and from all else, by their commonest words and by how words begin and end
 * (docs/decisions/0015-language-of-a-text.md). Where little speaks for one, or much against it, the language is unknown.
 */
final class Language {

    private static final String ENGLISH =
            "the and of to in is that it for was on are as with his they be at this have from or had by but what some"
                    + " we can out other were all there when up use your how said an each she which do their if will way about many"
                    + " then them would like these her him has more could go did my who than first been its now people may down"
                    + " should because any where much before right too means old same does another well such here why ask went our"
                    + " i you not just dont know get make think want good really very only going thats im isnt doesnt cant wont didnt even"
                    + " into over most also after work years being government still lets never every those nothing something someone"
                    + " please thanks thank love say says see look take need let off without against while own between must through"
                    + " one two time day thing things man hes shes youre theyre ive wasnt couldnt shouldnt agree maybe yes yeah so"
                    + " stupid hate money great bad best better less least got give gets getting made makes am me no he a come us";

    private static final String SPANISH =
            "de la que el en y a los se del las un por con no una su para es al lo como mas o pero sus le ha me si sin"
                    + " sobre este ya entre cuando todo esta ser son dos tambien fue habia era muy anos hasta desde nos durante todos"
                    + " uno les ni contra otros ese eso ante ellos e esto mi antes algunos unos yo otro otras otra tanto esa estos"
                    + " mucho quienes nada muchos cual poco ella estar estas algunas algo nosotros mis tu te ti tus ellas soy eres"
                    + " somos estoy estamos estan he has hay tengo tienes tiene tenemos tienen hace hacer porque quien donde asi"
                    + " siempre nunca solo jajaja jaja jajajaja q xq gracias bien mejor peor gente pais gobierno vida verdad buena"
                    + " buen bueno mal mala malo puede puedo pueden quiero quiere va voy vas van ver dice decir usted ustedes señor"
                    + " señora pues aqui ahi alla ahora hoy dia dias mundo cosa cosas hijo hija hijos mujer hombre que vez veces"
                    + " aunque mientras despues luego entonces igual menos cada mismo misma sea sean seria hola saludos video amigo"
                    + " encanta amo jaja jajajajaja mierda puta asco ojala creo sabe saber parece haga hagan deja dejen habla pinche wey";

    /** Of neighbours, what they do not share with the two. */
    private static final List<String> OTHERS = List.of(
            "le les des et est dans pour pas une qui sur ce sont avec il au du je vous nous elle mais ou aux cette comme plus"
                    + " tout bien fait etre ont ses leur meme sans aussi tres c'est ça deux votre notre quand rien moi toi",
            "o do da em um uma nao os as dos das ao pelo pela mais voce isso ele ela seu sua foi tem muito ja quando mesmo eu"
                    + " também sao com para por mas ser estar bem minha meu nos porque até depois muita gente você está",
            "il di che e la per un una non sono con del della nel dei le gli lo anche ma come piu questo questa essere ha"
                    + " hanno io tu noi perche molto tutto tutti della alla dal si ci cosa quando solo ancora",
            "der die und das ist nicht ein eine ich sie zu den mit auf fur von im dem des es wir ihr auch sich als an so wie"
                    + " aber noch nur bei war haben werden wird sind hat oder wenn was man kann mehr schon immer",
            "de het een en van ik je dat is niet in te op zijn voor met die er maar om hij ze we ook aan als dan naar wat bij"
                    + " nog wel geen uit heeft mijn deze wordt door over",
            "el la els les i de que no en per amb una un és es del al dels aquest aquesta perque molt pero mes com ja hi ho"
                    + " tambe tot són sense quan fins nosaltres",
            "bir ve bu da de icin ile cok ne var ben sen o gibi daha olarak kadar ama mi degil en her yok olan",
            "i w na nie z do to jest sie ze co jak po od za o ale czy tak przez tylko juz dla byc przy tym",
            "och att det i en som av den med ett jag har de inte om var pa vi han kan men sa fran ska blir",
            "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena tersebut bisa ada mereka");

    private static final String[] ENGLISH_ENDS = {
        "ing", "ed", "ly", "tion", "ness", "ght", "th", "ck", "ould", "ful", "ment", "ish", "ous", "ies"
    };
    private static final String[] SPANISH_ENDS = {
        "cion", "mente", "ando", "iendo", "ado", "ada", "ados", "adas", "aba", "ito", "ita", "idad", "eis", "amos",
        "emos", "aron", "ieron", "ote", "azo", "isimo", "isima", "oso", "osa", "illo", "illa", "ero", "era", "ña", "ño",
        "ñor", "cia", "gia", "ar", "er", "ir"
    };

    private static final int ENGLISH_AT = 0;
    private static final int SPANISH_AT = 1;
    private static final int LANGUAGES = 2 + 10;

    /** Words that are looked at; who goes on in another language after 200 has written two texts. */
    private static final int MOST_WORDS = 200;

    /** Words: fewer say too little, unless they are all of one language. */
    private static final double LEAST = 1.5;

    /** How many times more must speak for a language than for any other. */
    private static final double CLEAR = 1.6;

    /** Of all words, how many must speak for the language; among words of any other, some are common to all. */
    private static final double SHARE = 0.2;

    private static final Map<String, double[]> WEIGHTS = weights();

    private Language() {}

    private static Map<String, double[]> weights() {
        Map<String, double[]> weights = new HashMap<>();
        add(weights, ENGLISH, ENGLISH_AT);
        add(weights, SPANISH, SPANISH_AT);
        for (int i = 0; i < OTHERS.size(); i++) {
            add(weights, OTHERS.get(i), 2 + i);
        }
        return weights;
    }

    /** A word that several have is worth as much less to each. */
    private static void add(Map<String, double[]> weights, String words, int language) {
        for (String word : words.split(" ")) {
            weights.computeIfAbsent(word, any -> new double[LANGUAGES])[language] = 1;
        }
    }

    /** Whether it is among the commonest words of any language that is known here. */
    static boolean isCommon(String word) {
        return WEIGHTS.containsKey(word);
    }

    /** {@code en}, {@code es} or null. */
    static String of(NormalForm text) {
        double[] score = new double[LANGUAGES];
        int words = 0;
        for (NormalForm.Word word : text.words()) {
            String letters = word.letters();
            char first = letters.charAt(0);
            if (first >= '0' && first <= '9') {
                continue;
            }
            if (++words > MOST_WORDS) {
                break;
            }
            score(letters, score);
        }
        return decide(score, Math.min(words, MOST_WORDS));
    }

    private static void score(String word, double[] score) {
        double[] weights = WEIGHTS.get(word);
        if (weights != null) {
            for (int i = 0; i < LANGUAGES; i++) {
                score[i] += weights[i];
            }
            return;
        }
        if (word.length() < 4) {
            return;
        }
        if (word.indexOf('ñ') >= 0) {
            score[SPANISH_AT] += 1;
        }
        if (word.indexOf('w') >= 0 || word.indexOf("th") >= 0 || word.indexOf("sh") >= 0) {
            score[ENGLISH_AT] += 0.3;
        }
        if (endsWithAny(word, ENGLISH_ENDS)) {
            score[ENGLISH_AT] += 0.5;
        } else if (endsWithAny(word, SPANISH_ENDS)) {
            score[SPANISH_AT] += 0.5;
        } else if (word.endsWith("o") || word.endsWith("a") || word.endsWith("os") || word.endsWith("as")) {
            score[SPANISH_AT] += 0.2;
        }
    }

    private static boolean endsWithAny(String word, String[] ends) {
        for (String end : ends) {
            if (word.endsWith(end)) {
                return true;
            }
        }
        return false;
    }

    private static String decide(double[] score, int words) {
        int best = score[ENGLISH_AT] > score[SPANISH_AT] ? ENGLISH_AT : SPANISH_AT;
        double rival = score[1 - best];
        for (int i = 2; i < LANGUAGES; i++) {
            rival = Math.max(rival, score[i]);
        }
        boolean known = score[best] >= LEAST && score[best] >= SHARE * words && score[best] >= CLEAR * rival;
        return !known ? null : best == ENGLISH_AT ? "en" : "es";
    }
}
