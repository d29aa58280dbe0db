/**
 * What needs somebody, told to people by e-mail or webhook: once for each thing, as long as it lasts. Read {@code NoticeDesk}
 * and {@code routes/80-notices.camel.yaml}.
 */
@NullMarked
package io.serai.notice;

import org.jspecify.annotations.NullMarked;
