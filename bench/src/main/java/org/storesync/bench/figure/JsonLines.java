package org.storesync.bench.figure;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Figures as JSON, one on each line, for a person who compares runs. */
public final class JsonLines {
    private JsonLines() {}

    public static String of(List<Figure> figures) {
        return figures.stream().map(JsonLines::line).collect(Collectors.joining("\n", "", "\n"));
    }

    static String line(Figure figure) {
        StringBuilder json = new StringBuilder(200);
        json.append("{\"bench\":\"").append(figure.bench());
        json.append("\",\"variant\":\"").append(figure.variant());
        json.append("\",\"value\":").append(Numbers.text(figure.value()));
        json.append(",\"unit\":\"").append(figure.unit());
        json.append("\",\"reference\":").append(orNull(figure.reference()));
        json.append(",\"ratio\":").append(orNull(figure.ratio()));
        json.append(",\"target\":")
                .append(
                        (figure.target() instanceof Target.None
                                ? "null"
                                : Numbers.text(figure.target().limit())));
        json.append(",\"met\":").append(figure.met());
        figure.cost().ifPresent(cost -> append(json, cost));
        return json.append('}').toString();
    }

    private static void append(StringBuilder json, Cost cost) {
        json.append(",\"sentBytesEach\":").append(Numbers.text(cost.bytesPerOperation(true)));
        json.append(",\"receivedBytesEach\":").append(Numbers.text(cost.bytesPerOperation(false)));
        json.append(",\"cpuSeconds\":{");
        json.append(cost.cpuSeconds().entrySet().stream()
                .map(cpu -> "\"" + cpu.getKey() + "\":" + Numbers.text(cpu.getValue()))
                .collect(Collectors.joining(",")));
        json.append('}');
    }

    private static String orNull(OptionalDouble value) {
        return value.isPresent() ? Numbers.text(value.getAsDouble()) : "null";
    }
}
