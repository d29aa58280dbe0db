package io.serai.read;

import java.util.Collection;
import java.util.Set;

/** The words that stand for nothing in a feed. Nearly all cells are told apart by their length alone. */
final class NullWords {
    private final Set<String> words;
    private final int charsMax;

    NullWords(Collection<String> words) {
        this.words = Set.copyOf(words);
        this.charsMax = words.stream().mapToInt(String::length).max().orElse(-1);
    }

    boolean contains(String cell) {
        return cell.length() <= charsMax && words.contains(cell);
    }
}
