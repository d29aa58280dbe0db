/** What the settings keep and refuse. */
@NullMarked
package io.serai.settings;

import org.jspecify.annotations.NullMarked;
