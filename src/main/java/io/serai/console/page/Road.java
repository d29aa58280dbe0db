package io.serai.console.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The road as a picture: five stations in a row, or in a column on a narrow screen, with what leaves the road below or beside. */
record Road(int width, int height, List<Station> stations, List<Arrow> arrows) {

    private static final int BOX_WIDTH = 196;
    private static final int BOX_HEIGHT = 92;
    private static final int STEP = 241;
    private static final int SIDE_TOP = 132;
    private static final int SIDE_HEIGHT = 58;
    private static final int TALL_STEP = 118;
    private static final int TALL_BOX_WIDTH = 172;
    private static final int TALL_SIDE_LEFT = 204;
    private static final int TALL_SIDE_WIDTH = 136;
    private static final int EDGE = 2;

    /**
     * What one station says.
     *
     * @param figure the count, written
     * @param label what is counted
     * @param href the page that lists it
     * @param concern what is wrong in a word, such as {@code failing}; null when nothing is
     */
    record Sign(
            String title,
            String figure,
            String label,
            String href,
            @Nullable String concern) {}

    /** A sign with its place in the picture. */
    record Station(Sign sign, int x, int y, int width, int height, boolean side) {}

    record Arrow(int x1, int y1, int x2, int y2) {}

    /**
     * Both pictures need the same signs.
     *
     * @param main in road order
     * @param sides what leaves the road after the second, third and fourth station
     */
    record Signs(List<Sign> main, List<Sign> sides) {

        Road wide() {
            List<Station> stations = new ArrayList<>();
            List<Arrow> arrows = new ArrayList<>();
            for (int i = 0; i < main.size(); i++) {
                int x = EDGE + i * STEP;
                stations.add(new Station(main.get(i), x, EDGE, BOX_WIDTH, BOX_HEIGHT, false));
                if (i > 0) {
                    int middle = EDGE + BOX_HEIGHT / 2;
                    arrows.add(new Arrow(x - STEP + BOX_WIDTH + 4, middle, x - 8, middle));
                }
                if (i > 0 && i <= sides.size()) {
                    stations.add(new Station(sides.get(i - 1), x, SIDE_TOP, BOX_WIDTH, SIDE_HEIGHT, true));
                    int middle = x + BOX_WIDTH / 2;
                    arrows.add(new Arrow(middle, EDGE + BOX_HEIGHT + 4, middle, SIDE_TOP - 8));
                }
            }
            int width = 2 * EDGE + (main.size() - 1) * STEP + BOX_WIDTH;
            return new Road(width, SIDE_TOP + SIDE_HEIGHT + EDGE, stations, arrows);
        }

        Road tall() {
            List<Station> stations = new ArrayList<>();
            List<Arrow> arrows = new ArrayList<>();
            for (int i = 0; i < main.size(); i++) {
                int y = EDGE + i * TALL_STEP;
                stations.add(new Station(main.get(i), EDGE, y, TALL_BOX_WIDTH, BOX_HEIGHT, false));
                if (i > 0) {
                    int middle = EDGE + TALL_BOX_WIDTH / 2;
                    arrows.add(new Arrow(middle, y - TALL_STEP + BOX_HEIGHT + 3, middle, y - 7));
                }
                if (i > 0 && i <= sides.size()) {
                    int top = y + (BOX_HEIGHT - SIDE_HEIGHT) / 2;
                    stations.add(
                            new Station(sides.get(i - 1), TALL_SIDE_LEFT, top, TALL_SIDE_WIDTH, SIDE_HEIGHT, true));
                    int middle = y + BOX_HEIGHT / 2;
                    arrows.add(new Arrow(EDGE + TALL_BOX_WIDTH + 3, middle, TALL_SIDE_LEFT - 7, middle));
                }
            }
            int height = 2 * EDGE + (main.size() - 1) * TALL_STEP + BOX_HEIGHT;
            return new Road(TALL_SIDE_LEFT + TALL_SIDE_WIDTH + EDGE, height, stations, arrows);
        }
    }
}
