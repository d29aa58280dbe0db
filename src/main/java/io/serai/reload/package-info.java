/**
 * Route files that change while the hub runs: each is linted, started beside the running version without polling, and swapped
 * in when that worked. Otherwise the running version goes on.
 *
 * <p>Comes in: the files of {@link io.serai.lint.RouteFolder}; goes out: routes and feeds ({@link io.serai.reload.LiveFeeds}),
 * and how each file stands ({@link io.serai.reload.RouteStates}). Read {@link io.serai.reload.Reload} first.
 */
@NullMarked
package io.serai.reload;

import org.jspecify.annotations.NullMarked;
