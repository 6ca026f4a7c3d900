package dev.anteroom.tuning;

/**
 * What a site's administrator has chosen.
 *
 * @param version null but with {@link ClassifierUse#VERSION}
 * @param lenderId the site whose model is used until there is one of its own; null for none
 */
record ClassifierChoice(ClassifierUse use, Integer version, boolean shared, Integer lenderId) {

    /** Of a site that has chosen nothing. */
    static final ClassifierChoice DEFAULT = new ClassifierChoice(ClassifierUse.LATEST, null, false, null);
}
