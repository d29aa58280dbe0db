package io.serai.bench;

import java.util.List;
import java.util.Locale;

/** Horizontal bars as SVG. */
final class Chart {

    private static final int WIDTH = 640;
    private static final int LABEL = 120;
    private static final int ROW = 28;

    /** One bar. */
    record Bar(String label, double value) {}

    private Chart() {}

    static String svg(String title, List<Bar> bars) {
        double max = bars.stream().mapToDouble(Bar::value).max().orElse(1);
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"13\">%n"
                .formatted(WIDTH, (bars.size() + 1) * ROW + 8));
        svg.append("  <text x=\"4\" y=\"18\" font-weight=\"bold\">%s</text>%n".formatted(title));
        int top = ROW;
        for (Bar bar : bars) {
            long width = Math.max(1, Math.round(bar.value() / max * (WIDTH - LABEL - 70)));
            svg.append("  <text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n".formatted(LABEL - 8, top + 18, bar.label()));
            svg.append("  <rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"20\" fill=\"%s\"/>%n"
                    .formatted(LABEL, top + 4, width, bar.label().equals("serai") ? "#c0582b" : "#7a8a99"));
            svg.append(String.format(Locale.ROOT, "  <text x=\"%d\" y=\"%d\">%.1f</text>%n", LABEL + width + 6, top + 18, bar.value()));
            top += ROW;
        }
        return svg.append("</svg>\n").toString();
    }
}
