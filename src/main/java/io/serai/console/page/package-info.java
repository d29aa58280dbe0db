/**
 * The console page: server-rendered, over the same parts of the hub as the API. Templates lie in {@code
 * resources/templates}, one style and one script in {@code resources/static/assets}. Read {@code OverviewPage} first; {@code
 * NeedsSomebody} is where other parts of the hub add what somebody must act on.
 */
@NullMarked
package io.serai.console.page;

import org.jspecify.annotations.NullMarked;
