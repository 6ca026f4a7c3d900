package dev.anteroom.screening;

import java.util.Arrays;

/**
 * Words by their letters, for walking through letter by letter. Nodes are numbers, the root is 0; a node has a first child
 * and a next sibling, which takes 20 bytes a letter and is quick, as few nodes but the root have more than a handful.
 */
final class Trie {

    static final int ROOT = 0;
    static final int NONE = -1;

    private static final int DIRECT = 0x180;

    /** The root's children of the commonest letters. */
    private final int[] first = new int[DIRECT];

    private int[] letter = new int[64];
    private int[] child = new int[64];
    private int[] sibling = new int[64];
    private int[] word = new int[64];
    private int[] stem = new int[64];
    private int size = 1;

    Trie() {
        Arrays.fill(first, NONE);
        clear(ROOT);
    }

    private void clear(int node) {
        child[node] = NONE;
        sibling[node] = NONE;
        word[node] = NONE;
        stem[node] = NONE;
    }

    /** The node of a word, made where there is none. */
    int add(int[] letters) {
        int node = ROOT;
        for (int c : letters) {
            int next = child(node, c);
            node = next == NONE ? grow(node, c) : next;
        }
        return node;
    }

    private int grow(int parent, int c) {
        if (size == letter.length) {
            int more = size * 2;
            letter = Arrays.copyOf(letter, more);
            child = Arrays.copyOf(child, more);
            sibling = Arrays.copyOf(sibling, more);
            word = Arrays.copyOf(word, more);
            stem = Arrays.copyOf(stem, more);
        }
        int node = size++;
        clear(node);
        letter[node] = c;
        sibling[node] = child[parent];
        child[parent] = node;
        if (parent == ROOT && c < DIRECT) {
            first[c] = node;
        }
        return node;
    }

    /** The node one letter on, or {@link #NONE}. */
    int child(int node, int c) {
        if (node == ROOT && c < DIRECT) {
            return first[c];
        }
        int next = child[node];
        while (next != NONE && letter[next] != c) {
            next = sibling[next];
        }
        return next;
    }

    int firstChild(int node) {
        return child[node];
    }

    int nextSibling(int node) {
        return sibling[node];
    }

    int letter(int node) {
        return letter[node];
    }

    /** The number of the word that ends here, or {@link #NONE}. */
    int word(int node) {
        return word[node];
    }

    /** The number of the stem that ends here, or {@link #NONE}. */
    int stem(int node) {
        return stem[node];
    }

    void setWord(int node, int number) {
        word[node] = number;
    }

    void setStem(int node, int number) {
        stem[node] = number;
    }
}
