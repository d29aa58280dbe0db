package io.serai.notice;

import io.micrometer.core.instrument.MeterRegistry;
import io.serai.console.page.Need;
import io.serai.console.page.NeedsSomebody;
import io.serai.state.NoticeBook;
import io.serai.state.NoticeBook.Notice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Tells people who do not look at the console page what needs somebody: {@code routes/80-notices} asks what to tell, and says
 * how it went. Nothing of it runs in the thread of a file or a delivery.
 */
@Component("seraiNotices")
@EnableConfigurationProperties(NoticeSettings.class)
public class NoticeDesk {

    private static final Logger LOG = LoggerFactory.getLogger("serai.notices");
    private static final int OPEN_MAX = 1_000;
    private static final int AT_ONCE_MAX = 20;
    private static final int ATTEMPTS_THAT_WARN = 3;
    private static final Duration RETRY_MAX = Duration.ofHours(1);
    private static final int DOUBLINGS_MAX = 6;
    private static final int SUBJECT_CHARS_MAX = 120;

    private final NoticeBook book;
    private final List<NeedsSomebody> needs;
    private final NoticeSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;
    private boolean lostTold;

    @Autowired
    NoticeDesk(NoticeBook book, List<NeedsSomebody> needs, NoticeSettings settings, MeterRegistry meters) {
        this(book, needs, settings, meters, Clock.systemUTC());
    }

    NoticeDesk(NoticeBook book, List<NeedsSomebody> needs, NoticeSettings settings, MeterRegistry meters, Clock clock) {
        this.book = book;
        this.needs = List.copyOf(needs);
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        settings.channels().forEach(channel -> List.of("told", "failed", "lost")
                .forEach(result -> meters.counter("serai_notices", "channel", channel, "result", result)));
    }

    /** What is to be told now, after looking what needs somebody; nothing when no channel is set. */
    public List<Notice> waiting() {
        if (settings.channels().isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        List<Notice> open = new ArrayList<>();
        needs.stream().flatMap(source -> source.now().stream()).forEach(need -> settings.channels()
                .forEach(channel -> open.add(notice(need, channel, now))));
        lost(book.follow(open, OPEN_MAX));
        return book.waiting(now, settings.after(), AT_ONCE_MAX);
    }

    private static Notice notice(Need need, String channel, Instant now) {
        String urgency = need.urgency().name().toLowerCase(Locale.ROOT);
        return new Notice(need.cause(), channel, urgency, need.what(), need.todo(), now, 0);
    }

    private void lost(int lost) {
        if (lost > 0 && !lostTold) {
            LOG.warn(
                    "{} things need somebody and are not told: {} are open already; see the console page",
                    lost,
                    OPEN_MAX);
            settings.channels().forEach(channel -> count(channel, "lost", lost));
        }
        lostTold = lost > 0;
    }

    /** The subject of a mail, in one line. */
    public String subject(Notice notice) {
        String line = notice.what().replaceAll("\\s+", " ");
        String begin = line.length() > SUBJECT_CHARS_MAX ? line.substring(0, SUBJECT_CHARS_MAX) + "..." : line;
        return "Serai, " + notice.urgency() + ": " + begin;
    }

    /** The text of a mail. */
    public String text(Notice notice) {
        String link = settings.consoleUrl().isEmpty() ? "" : "\n\n" + settings.consoleUrl();
        return notice.what() + "\n\nTo do: " + notice.todo() + "\n\nSince " + notice.since() + "." + link + "\n";
    }

    /** What a webhook gets, as a JSON object; {@code text} is what chat programs show. */
    public Map<String, Object> message(Notice notice) {
        return Map.of(
                "text",
                notice.what() + " " + notice.todo(),
                "urgency",
                notice.urgency(),
                "what",
                notice.what(),
                "todo",
                notice.todo(),
                "cause",
                notice.cause(),
                "since",
                notice.since().toString());
    }

    /** The parameter of a mail server that wants a login; empty when it wants none. */
    public String login() {
        return settings.mail().username().isEmpty() ? "" : "&authenticator=#seraiMailLogin";
    }

    /** Where a webhook is. */
    public String address() {
        return settings.webhook().url();
    }

    /** It was told. */
    public void told(Notice notice) {
        book.told(notice, clock.instant());
        count(notice.channel(), "told", 1);
        LOG.debug("{} told by {}", notice.cause(), notice.channel());
    }

    /** It could not be told: it is tried again, later and later. */
    public void failed(Notice notice, @Nullable String why) {
        long factor = 1L << Math.min(notice.attempts(), DOUBLINGS_MAX);
        Duration wait = settings.retryFirst().multipliedBy(factor);
        book.failed(notice, clock.instant().plus(wait.compareTo(RETRY_MAX) > 0 ? RETRY_MAX : wait));
        count(notice.channel(), "failed", 1);
        if (notice.attempts() + 1 == ATTEMPTS_THAT_WARN) {
            LOG.warn(
                    "a notice could not be sent by {} {} times: {}; check serai.notices.{}, it is tried again",
                    notice.channel(),
                    ATTEMPTS_THAT_WARN,
                    why == null ? "no reason is known" : why.strip(),
                    notice.channel());
        }
    }

    private void count(String channel, String result, int times) {
        meters.counter("serai_notices", "channel", channel, "result", result).increment(times);
    }
}
