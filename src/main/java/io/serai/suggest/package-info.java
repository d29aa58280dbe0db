/**
 * A first declaration for a new partner, from real exports: what the files prove is declared with its evidence, what they
 * do not prove is a marked choice.
 *
 * <p>Comes in: sample files; goes out: the text of a partner file, and answers to the questions that are asked of every new
 * partner. Nothing is kept, nothing is sent, and no value of a row is written anywhere. Read {@link
 * io.serai.suggest.Suggestion} first.
 */
@NullMarked
package io.serai.suggest;

import org.jspecify.annotations.NullMarked;
