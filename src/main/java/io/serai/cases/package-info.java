/**
 * Operators' tests: {@code <partner>.test.yaml} beside a partner file says what rows must become.
 *
 * <p>Comes in: a test file; goes out: differences between what it expects and what {@link io.serai.check.FileCheck} found. Read
 * {@link io.serai.cases.CaseFile} first.
 */
@NullMarked
package io.serai.cases;

import org.jspecify.annotations.NullMarked;
