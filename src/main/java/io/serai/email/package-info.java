/**
 * Single e-mails that a route asks for: kept under a key, sent once, and undecided when nobody knows. Read {@code Emails} first.
 */
@NullMarked
package io.serai.email;

import org.jspecify.annotations.NullMarked;
