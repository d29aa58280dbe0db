package io.serai.suggest;

import org.jspecify.annotations.Nullable;

/** One key of a declaration with its guessed value. */
record Entry(String key, Guess guess) {

    String value() {
        return guess.value();
    }

    String why() {
        return guess.why();
    }

    @Nullable
    String choose() {
        return guess.choose();
    }
}
