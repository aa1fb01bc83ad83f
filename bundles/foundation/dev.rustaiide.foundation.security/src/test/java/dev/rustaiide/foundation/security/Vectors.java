package dev.rustaiide.foundation.security;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Published test vectors, one on a line of a file of ours whose first line tells their origin. */
record Vectors(Map<String, String> fields) {
    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\": \"([^\"]*)\"");

    static List<Vectors> of(String name) throws IOException {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> line.startsWith("{\"name\"")).map(Vectors::parse).toList();
        }
    }

    private static Vectors parse(String line) {
        var fields = new HashMap<String, String>();
        FIELD.matcher(line).results().forEach(field -> fields.put(field.group(1), field.group(2)));
        return new Vectors(fields);
    }

    String text(String field) {
        return fields.get(field);
    }

    int number(String field) {
        return Integer.parseInt(fields.get(field));
    }

    byte[] bytes(String field) {
        return HexFormat.of().parseHex(fields.get(field));
    }

    @Override
    public String toString() {
        return text("name");
    }
}
