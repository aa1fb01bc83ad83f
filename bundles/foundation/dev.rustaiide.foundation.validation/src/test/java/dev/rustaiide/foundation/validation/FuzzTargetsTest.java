package dev.rustaiide.foundation.validation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/** Feeds the targets of the fuzzer with the corpus and with what comes of it by chance, always the same chance. */
@Timeout(60)
class FuzzTargetsTest {
    private static final int ROUNDS = 5;

    private final Random random = new Random(20_261_125);

    private void feed(Consumer<byte[]> target, String... kinds) throws IOException, JsonException {
        for (byte[] seed : seeds(List.of(kinds))) {
            target.accept(seed);
            for (int round = 0; round < ROUNDS; round++) {
                target.accept(mutated(seed));
            }
        }
    }

    private static List<byte[]> seeds(List<String> kinds) throws IOException, JsonException {
        var seeds = new ArrayList<byte[]>();
        for (String file : List.of("attacks.jsonl", "legitimate.jsonl")) {
            try (InputStream in = Objects.requireNonNull(FuzzTargetsTest.class.getResourceAsStream(file))) {
                for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                    Json one = Json.parse(line);
                    if (kinds.contains(one.string("kind"))) {
                        seeds.add(seed(one.get("input")).getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return seeds;
    }

    private static String seed(Json input) {
        if (input.asString().isPresent()) {
            return input.asString().get();
        }
        if (input.members().containsKey("schema")) {
            return input.get("schema").print() + '\n'
                    + input.optionalString("text").orElseGet(() -> input.get("document").print());
        }
        return String.join("\n", input.items().stream().map(item -> item.asString().orElse("")).toList());
    }

    /** Some bytes changed, taken out, put in or doubled. */
    private byte[] mutated(byte[] seed) {
        var bytes = new ArrayList<Byte>();
        for (byte one : seed) {
            bytes.add(one);
        }
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(bytes.size() + 1);
            switch (random.nextInt(3)) {
                case 0 -> bytes.add(at, (byte) random.nextInt(256));
                case 1 -> bytes.addAll(at, List.copyOf(bytes.subList(at, Math.min(bytes.size(), at + 5))));
                default -> {
                    if (at < bytes.size()) {
                        bytes.remove(at);
                    }
                }
            }
        }
        var result = new byte[bytes.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = bytes.get(i);
        }
        return result;
    }

    @Test
    void paths_never_throw_and_never_leave() throws Exception {
        feed(PathFuzz::fuzzerTestOneInput, "name", "inside", "absolute");
    }

    @Test
    void commands_never_throw_and_never_name_another_program() throws Exception {
        feed(CommandFuzz::fuzzerTestOneInput, "command");
    }

    @Test
    void addresses_never_throw_and_are_public() throws Exception {
        feed(UrlFuzz::fuzzerTestOneInput, "url");
    }

    @Test
    void schemas_never_throw() throws Exception {
        feed(SchemaFuzz::fuzzerTestOneInput, "schema");
    }
}
