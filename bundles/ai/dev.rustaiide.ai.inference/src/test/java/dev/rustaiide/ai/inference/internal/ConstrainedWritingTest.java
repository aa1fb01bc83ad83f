package dev.rustaiide.ai.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.inference.Constraint;
import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.TextGenerator;
import dev.rustaiide.ai.inference.Tool;
import dev.rustaiide.ai.inference.ToolCalls;
import dev.rustaiide.ai.inference.ToolUse;
import dev.rustaiide.ai.inference.internal.grammar.Grammar;
import dev.rustaiide.ai.model.formats.Precision;
import dev.rustaiide.ai.models.Model;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/** Whatever random weights hold likely, what is written is in the form that was asked for, and whole. */
class ConstrainedWritingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Prompt PROMPT = new Prompt.Text("the answer is ", "");

    @TempDir
    static Path cache;
    @TempDir
    static Path models;

    private static OnnxInference inference;
    private static Model model;

    @BeforeAll
    static void write() throws Exception {
        model = TestModels.write(models, "constrained", 512, Precision.INT8, 3);
        inference = TestModels.inference(cache);
    }

    /** A schema that allows little or much, and what has to hold for its texts. */
    private static Json schema(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> Json.object().put("type", "string").build();
            case 1 -> Json.object().put("type", "integer").build();
            case 2 -> Json.object().put("type", "number").build();
            case 3 -> Json.object().put("enum", Json.strings(List.of("on", "off", "ä\"\\"))).build();
            case 4 -> Json.object().put("const", Json.array(List.of(Json.of(1), Json.NULL))).build();
            case 5 -> Json.object().put("type", Json.strings(List.of("boolean", "null"))).build();
            case 6 -> Json.object().put("type", "array").put("items", schema(random, depth - 1)).build();
            default -> object(random, depth);
        };
    }

    private static Json object(Random random, int depth) {
        var properties = Json.object();
        List<String> required = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            properties.put("p" + i, schema(random, depth - 1));
            if (random.nextBoolean()) {
                required.add("p" + i);
            }
        }
        return Json.object().put("type", "object").put("properties", properties.build())
                .put("required", Json.strings(required)).build();
    }

    private static boolean fits(Json value, Json schema) {
        if (!schema.get("enum").items().isEmpty()) {
            return schema.get("enum").items().contains(value);
        }
        if (schema.members().containsKey("const")) {
            return schema.get("const").equals(value);
        }
        return switch (schema.string("type", "several")) {
            case "string" -> value instanceof Json.Str;
            case "integer" -> value.asLong().isPresent();
            case "number" -> value.asDouble().isPresent();
            case "several" -> value instanceof Json.Bool || value.isNull();
            case "array" -> value instanceof Json.Arr(List<Json> items)
                    && items.stream().allMatch(item -> fits(item, schema.get("items")));
            default -> value instanceof Json.Obj(Map<String, Json> members)
                    && members.keySet().stream().allMatch(schema.get("properties").members()::containsKey)
                    && members.entrySet().stream().allMatch(member -> fits(member.getValue(),
                            schema.get("properties").get(member.getKey())))
                    && schema.get("required").items().stream()
                            .allMatch(name -> members.containsKey(name.asString().orElseThrow()));
        };
    }

    @Test
    void json_is_whole_and_fits_its_schema() throws Exception {
        var random = new Random(17);
        try (TextGenerator generator = inference.generator(model).await(PATIENCE)) {
            List<Json> schemas = new ArrayList<>();
            List<Call<Generation>> calls = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                schemas.add(schema(random, 3));
                var decoding = new Decoding(random.nextInt(120, 300), List.of(), i % 3, 1, i,
                        new Constraint.Schema(schemas.get(i)));
                calls.add(generator.generate(PROMPT, decoding, piece -> { }));
            }
            for (int i = 0; i < calls.size(); i++) {
                Generation written = calls.get(i).await(PATIENCE);
                assertTrue(fits(Json.parse(written.text()), schemas.get(i)), schemas.get(i).print() + written);
            }
        }
    }

    @Test
    void a_grammar_is_followed_to_its_end() throws Exception {
        String gbnf = "root ::= word (\" \" word){2,} \"!\"\nword ::= [a-zä]{2,8}";
        try (TextGenerator generator = inference.generator(model).await(PATIENCE)) {
            for (int seed = 0; seed < 10; seed++) {
                var decoding = new Decoding(20 + seed, List.of(), 1.5, 1, seed, new Constraint.Grammar(gbnf));
                String text = generator.generate(PROMPT, decoding, piece -> { }).await(PATIENCE).text();

                assertTrue(text.matches("[a-zä]{2,8}( [a-zä]{2,8}){2,}!"), text);
            }
        }
    }

    @Test
    void what_needs_more_tokens_than_there_may_be_is_refused() throws Exception {
        try (TextGenerator generator = inference.generator(model).await(PATIENCE)) {
            Json schema = Json.object().put("const", "a rather long text").build();
            Call<Generation> call = generator.generate(PROMPT,
                    Decoding.greedy(5).within(new Constraint.Schema(schema)), piece -> { });

            var wrong = assertInstanceOf(FailureException.class,
                    assertThrows(ExecutionException.class, () -> call.await(PATIENCE)).getCause());
            assertTrue(wrong.failure().why().contains("20 tokens"), wrong.failure().why());
        }
    }

    @Test
    void a_wrong_grammar_says_where() throws Exception {
        try (TextGenerator generator = inference.generator(model).await(PATIENCE)) {
            Call<Generation> call = generator.generate(PROMPT,
                    Decoding.greedy(5).within(new Constraint.Grammar("root ::= \"a\"\nb ::= [")), piece -> { });

            var wrong = assertInstanceOf(FailureException.class,
                    assertThrows(ExecutionException.class, () -> call.await(PATIENCE)).getCause());
            assertTrue(wrong.failure().why().contains("line 2"), wrong.failure().why());
        }
    }

    /** Behind the beginning of a call, tokens by chance make one that can be understood. */
    @Test
    void asks_for_tools_in_their_form_only() throws Exception {
        Vocabulary vocabulary = Vocabulary.of(TestModels.tokenizer());
        List<Tool> tools = List.of(new Tool("read", "", object(new Random(1), 2)),
                new Tool("find", "", object(new Random(2), 2)));
        var grammar = new Grammar(ToolCalls.grammar(tools));
        for (int seed = 0; seed < 40; seed++) {
            var random = new Random(seed);
            var filter = new ToolFilter(grammar, vocabulary);
            var text = new StringBuilder("I look it up. " + ToolCalls.BEGIN);
            text.toString().chars().forEach(letter -> filter.take(letter(letter)));
            assertEquals(false, filter.mayEnd());
            var rest = new ByteArrayOutputStream();
            for (int left = 400; !filter.mayEnd(); left--) {
                filter.left(left);
                int token = random.nextInt(vocabulary.size());
                while (!filter.allows(token)) {
                    token = (token + 1) % vocabulary.size();
                }
                filter.take(token);
                rest.writeBytes(vocabulary.bytes(token));
            }
            text.append(rest.toString(StandardCharsets.UTF_8));
            ToolUse use = ToolCalls.parse(text.toString(), 4).getFirst();

            assertEquals("call_5", use.id());
            Tool tool = tools.stream().filter(each -> each.name().equals(use.name())).findFirst().orElseThrow();
            assertTrue(fits(use.arguments(), tool.parameters()), text.toString());
        }
    }

    private static int letter(int letter) {
        Vocabulary vocabulary = Vocabulary.of(TestModels.tokenizer());
        for (int token = 0; token < 256; token++) {
            if (vocabulary.bytes(token)[0] == letter) {
                return token;
            }
        }
        throw new AssertionError();
    }
}
