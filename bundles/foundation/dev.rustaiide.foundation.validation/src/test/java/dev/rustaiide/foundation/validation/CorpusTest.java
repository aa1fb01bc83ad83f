package dev.rustaiide.foundation.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/**
 * Every line of {@code attacks.jsonl} is refused for the reason that it names, and every line of
 * {@code legitimate.jsonl} accepted, in the form that it names. In their inputs {@code REPEAT(text,count)} stands for
 * long text, and {@code ROOT} for the folder that a path must stay in.
 */
class CorpusTest {
    private static final Pattern REPEAT = Pattern.compile("REPEAT\\((.+?),(\\d+)\\)", Pattern.DOTALL);

    @TempDir
    static Path temp;
    private static Path root;

    /** One line of the corpus. */
    private record Case(String file, int line, Json json) {
        String kind() {
            return json.string("kind", "");
        }

        Json input() {
            return json.get("input");
        }

        String text() {
            return expanded(input().asString().orElseThrow());
        }

        @Override
        public String toString() {
            String all = json.print();
            return file + ':' + line + ' ' + all.substring(0, Math.min(200, all.length()));
        }
    }

    private static String expanded(String text) {
        return REPEAT.matcher(text).replaceAll(found -> found.group(1).repeat(Integer.parseInt(found.group(2))))
                .replace("ROOT", root.toString());
    }

    /** A project with links that stay inside and others that do not. */
    @BeforeAll
    static void makeFolder() throws IOException {
        root = Files.createDirectories(temp.resolve("root").toAbsolutePath());
        Files.createDirectories(root.resolve("src"));
        Files.createDirectories(root.resolve(".git/hooks"));
        Files.createDirectories(temp.resolve("root-evil"));
        Files.writeString(root.resolve("src/main.rs"), "");
        Files.createSymbolicLink(root.resolve("out"), Path.of("/etc"));
        Files.createSymbolicLink(root.resolve("src/up"), Path.of("../.."));
        Files.createSymbolicLink(root.resolve("in"), Path.of("src"));
        Files.createSymbolicLink(root.resolve("loop"), Path.of("loop"));
        Files.createSymbolicLink(root.resolve("dangling"), Path.of("/no/such/place"));
        Files.createSymbolicLink(root.resolve("hooks"), Path.of(".git/hooks"));
    }

    static List<Case> attacks() {
        return cases("attacks.jsonl");
    }

    static List<Case> legitimate() {
        return cases("legitimate.jsonl");
    }

    private static List<Case> cases(String file) {
        try (InputStream in = Objects.requireNonNull(CorpusTest.class.getResourceAsStream(file))) {
            var cases = new ArrayList<Case>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                cases.add(new Case(file, cases.size() + 1, Json.parse(line)));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JsonException e) {
            throw new IllegalStateException(file, e);
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void an_attack_is_refused_for_its_reason(Case attack) {
        Verdict<?> verdict = verdict(attack);
        String code = verdict.refusal().map(refused -> refused.reason().code()).orElse("accepted");
        assertEquals(attack.json().string("expect", ""), code, () -> attack + " -> " + verdict);
        assertTrue(verdict.refusal().orElseThrow().why().endsWith("."), () -> verdict.toString());
    }

    @ParameterizedTest
    @MethodSource("legitimate")
    void what_people_do_every_day_is_accepted(Case legitimate) {
        Verdict<?> verdict = verdict(legitimate);
        assertTrue(verdict.isAccepted(), () -> legitimate + " -> " + verdict);
        Optional<String> value = legitimate.json().optionalString("value");
        value.ifPresent(form -> assertEquals(form, verdict.accepted().map(Object::toString).orElse("")));
    }

    @Test
    void the_corpus_is_as_large_as_promised_and_knows_every_reason() {
        assertTrue(attacks().size() >= 500);
        assertTrue(legitimate().size() >= 200);
        List<String> met = attacks().stream().map(one -> one.json().string("expect", "")).distinct().toList();
        List<String> missing = Stream.of(Reason.values()).filter(reason -> reason != Reason.SCHEMA_TOO_LARGE)
                .map(Reason::code).filter(code -> !met.contains(code)).toList();
        assertEquals(List.of(), missing);
    }

    private static Verdict<?> verdict(Case one) {
        return switch (one.kind()) {
            case "name" -> PathRules.name(one.text());
            case "inside" -> PathRules.inside(root, one.text());
            case "absolute" -> PathRules.absolute(one.text());
            case "url" -> UrlRules.web(one.text());
            case "command" -> CommandRules.check(command(one));
            case "schema" -> schema(one.input());
            default -> throw new IllegalArgumentException(one.kind());
        };
    }

    private static CommandLine command(Case one) {
        List<String> words = one.input().items().stream().map(item -> expanded(item.asString().orElseThrow())).toList();
        Map<String, String> environment = new HashMap<>();
        one.json().get("environment").members()
                .forEach((name, value) -> environment.put(name, value.asString().orElseThrow()));
        return new CommandLine(words.getFirst(), words.subList(1, words.size()), environment);
    }

    private static Verdict<?> schema(Json input) {
        Json schema = expanded(input.get("schema"));
        Verdict<JsonSchema> compiled = JsonSchema.of(schema);
        Optional<String> text = input.optionalString("text");
        if (text.isEmpty()) {
            return compiled.then(ready -> ready.check(input.get("document")));
        }
        return compiled.then(ready -> ready.problems(expanded(text.get())).stream().findFirst()
                .map(problem -> Verdict.<Json>refuse(reason(problem.keyword()), problem + "."))
                .orElse(Verdict.accept(Json.NULL)));
    }

    private static Json expanded(Json schema) {
        try {
            return Json.parse(REPEAT.matcher(schema.print())
                    .replaceAll(found -> found.group(1).repeat(Integer.parseInt(found.group(2)))));
        } catch (JsonException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Reason reason(String keyword) {
        return Stream.of(Reason.values()).filter(reason -> reason.code().equals(keyword)).findFirst()
                .orElse(Reason.SCHEMA_VIOLATION);
    }
}
