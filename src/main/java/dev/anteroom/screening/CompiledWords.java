package dev.anteroom.screening;

import java.util.ArrayList;
import java.util.List;

/** A word list, ready to be found in texts. */
final class CompiledWords {

    private final WordList list;
    private final Trie trie = new Trie();

    CompiledWords(WordList list) {
        this.list = list;
        for (int i = 0; i < list.entries().size(); i++) {
            WordEntry entry = list.entries().get(i);
            int node = trie.add(entry.letters());
            if (entry.isStem()) {
                trie.setStem(node, stricter(trie.stem(node), i));
            } else {
                trie.setWord(node, stricter(trie.word(node), i));
            }
        }
    }

    private int stricter(int present, int added) {
        return present == Trie.NONE
                        || entry(added).outcome().compareTo(entry(present).outcome()) > 0
                ? added
                : present;
    }

    WordList list() {
        return list;
    }

    WordEntry entry(int number) {
        return list.entries().get(number);
    }

    /** Both ways up, where the text can be read both ways. */
    List<Reading> read(NormalForm text) {
        List<Reading> readings = new ArrayList<>(2);
        for (Signs signs : text.readings()) {
            readings.add(Reading.of(signs, trie));
        }
        return readings;
    }
}
