package io.serai.console.page;

import io.serai.console.page.Need.Urgency;
import io.serai.state.WaitingFiles;
import io.serai.state.WaitingFiles.Waiting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Files that wait for their feed to take their header, one need for each feed. */
@Component
class WaitingNeeds implements NeedsSomebody {

    private final WaitingFiles files;

    WaitingNeeds(WaitingFiles files) {
        this.files = files;
    }

    @Override
    public List<Need> now() {
        Map<String, List<Waiting>> byFeed = new LinkedHashMap<>();
        files.list().forEach(one -> byFeed.computeIfAbsent(one.file().feed(), feed -> new ArrayList<>())
                .add(one));
        return byFeed.entrySet().stream()
                .map(feed -> need(feed.getKey(), feed.getValue()))
                .toList();
    }

    private static Need need(String feed, List<Waiting> waiting) {
        Waiting first = waiting.get(0);
        String file = first.file().partner() + "/" + first.file().name();
        String who = waiting.size() == 1
                ? file + " waits: "
                : waiting.size() + " files of " + feed + " wait, first " + file + ": ";
        return new Need(
                Urgency.ACT,
                who + first.why() + ".",
                "Accept the column's new name, write it into the partner file, or fail the file.",
                "/drift");
    }
}
