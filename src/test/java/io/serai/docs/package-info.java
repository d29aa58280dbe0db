/** Pages under {@code docs/} that are made from the code, so that they cannot rot. Read {@link io.serai.docs.ConfigurationPage} first. */
@NullMarked
package io.serai.docs;

import org.jspecify.annotations.NullMarked;
