/** Route files with one mistake each. Read {@link io.serai.lint.LintTest} first. */
@NullMarked
package io.serai.lint;

import org.jspecify.annotations.NullMarked;
