package com.kyberaccess.testing;

import io.restassured.RestAssured;
import java.net.URI;

/// What a scrape of `/q/metrics` finds.
public record MetricsPage(String text) {
    public static MetricsPage of(URI metrics) {
        return new MetricsPage(RestAssured.get(metrics).asString());
    }

    /// The sum of the series whose line begins so, such as `kyber_mails_total{outcome="sent"`; 0 if there are none.
    public double sum(String series) {
        return sum(series, "");
    }

    /// The same of those that also have this label, such as `status="204"`.
    public double sum(String series, String label) {
        return text.lines()
                .filter(line -> line.startsWith(series) && line.contains(label))
                .mapToDouble(MetricsPage::value)
                .sum();
    }

    /// What stands behind the labels; behind it there may be an exemplar: ` # {trace_id="…"} 1.0 …`.
    private static double value(String line) {
        int exemplar = line.indexOf(" # ");
        var series = exemplar < 0 ? line : line.substring(0, exemplar);
        return Double.parseDouble(series.substring(series.lastIndexOf(' ') + 1));
    }
}
