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
        return text.lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
