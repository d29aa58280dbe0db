/**
 * What is wrong with a route file, before it runs: the same checks for the command {@code lint}, the start and a reload.
 *
 * <p>Comes in: the text of route files and what surrounds them ({@link io.serai.lint.Surroundings}); goes out: {@link
 * io.serai.lint.Finding}s with file, line, column and remedy. Read {@link io.serai.lint.Lint} first.
 */
@NullMarked
package io.serai.lint;

import org.jspecify.annotations.NullMarked;
