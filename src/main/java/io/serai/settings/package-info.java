/**
 * What operators may change in {@code application.yaml} besides the accounts and the limits of reading, and how a setting that
 * cannot be used is told.
 *
 * <p>Comes in: the environment; goes out: {@link io.serai.settings.HubSettings}, or {@link io.serai.settings.UnusableSetting}
 * before anything has started.
 */
@NullMarked
package io.serai.settings;

import org.jspecify.annotations.NullMarked;
