package dev.rustaiide.system.lsp.client.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.SemanticToken;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.system.lsp.client.internal.server.SupervisedServer;
import dev.rustaiide.system.lsp.client.internal.server.Texts;
import dev.rustaiide.system.lsp.client.internal.server.Uris;

/** What names mean. Of the last files the numbers are kept, so that a server need only say what became different. */
final class Colouring {
    private static final String METHOD = "textDocument/semanticTokens";
    private static final int PER_TOKEN = 5;
    private static final int FILES = 16;

    private final Map<String, Known> last = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > FILES;
        }
    });

    /** @param server which said it, since another life of it does not remember */
    private record Known(long pid, String resultId, List<Json> numbers) {}

    static void addTo(Questions questions) {
        var colouring = new Colouring();
        questions.on(SemanticToken.In.class, colouring::tokens);
    }

    private List<SemanticToken> tokens(Dialogue dialogue, SemanticToken.In question)
            throws FailureException, InterruptedException {
        SourceText source = question.source();
        Optional<Json> options = dialogue.options(source, METHOD);
        if (options.isEmpty()) {
            return List.of();
        }
        Json can = options.get();
        boolean byRange = question.range().isPresent() && isOn(can.get("range"));
        List<Json> numbers = byRange ? ofRange(dialogue, source, question.range().get())
                : isOn(can.get("full")) ? ofAll(dialogue, source, can.get("full").flag("delta", false)) : List.of();
        List<SemanticToken> all = new Decoder(can.get("legend"), dialogue.texts(source), source).decode(numbers);
        return question.range().isEmpty() || byRange ? all : all.stream()
                .filter(token -> isIn(token, question.range().get())).toList();
    }

    private static boolean isOn(Json ability) {
        return ability instanceof Json.Obj || ability.asBoolean().orElse(false);
    }

    private static boolean isIn(SemanticToken token, Range range) {
        return token.line() >= range.start().line() && token.line() <= range.end().line();
    }

    private static List<Json> ofRange(Dialogue dialogue, SourceText source, Range range)
            throws FailureException, InterruptedException {
        return dialogue.server().ask(dialogue.scope(), source, METHOD + "/range", places -> Dialogue.about(places)
                .put("range", places.range(range)).build()).get("data").items();
    }

    private List<Json> ofAll(Dialogue dialogue, SourceText source, boolean delta)
            throws FailureException, InterruptedException {
        SupervisedServer server = dialogue.server();
        String key = server.definition().id() + ' ' + Uris.of(source.file());
        Optional<Known> known = Optional.ofNullable(last.get(key))
                .filter(before -> delta && before.pid == server.state().pid());
        Json answer = server.ask(dialogue.scope(), source, METHOD + (known.isPresent() ? "/full/delta" : "/full"),
                places -> {
                    Json.ObjectBuilder params = Dialogue.about(places);
                    known.ifPresent(before -> params.put("previousResultId", before.resultId));
                    return params.build();
                });
        List<Json> numbers = answer.get("edits") instanceof Json.Arr(var edits) && known.isPresent()
                ? edited(known.get().numbers, edits) : answer.get("data").items();
        answer.optionalString("resultId").ifPresent(id -> last.put(key, new Known(server.state().pid(), id, numbers)));
        return numbers;
    }

    /** Edits refer to the numbers before the first of them; one that lies outside does nothing. */
    static List<Json> edited(List<Json> numbers, List<Json> edits) {
        List<Json> sorted = new ArrayList<>(edits);
        sorted.sort((one, other) -> Long.compare(other.number("start", 0), one.number("start", 0)));
        List<Json> changed = new ArrayList<>(numbers);
        for (Json edit : sorted) {
            int start = (int) Math.clamp(edit.number("start", 0), 0, changed.size());
            int end = (int) Math.clamp(start + edit.number("deleteCount", 0), start, changed.size());
            changed.subList(start, end).clear();
            changed.addAll(start, edit.get("data").items());
        }
        return changed;
    }

    /** Five numbers for a token, each line and start counted from the token before. */
    private record Decoder(Json legend, Texts texts, SourceText source) {
        List<SemanticToken> decode(List<Json> numbers) {
            List<Json> types = legend.get("tokenTypes").items();
            List<Json> modifiers = legend.get("tokenModifiers").items();
            List<SemanticToken> tokens = new ArrayList<>(numbers.size() / PER_TOKEN);
            int lines = source.text().lineCount();
            long line = 0;
            long start = 0;
            for (int i = 0; i + PER_TOKEN <= numbers.size(); i += PER_TOKEN) {
                long down = at(numbers, i);
                line += down;
                start = down == 0 ? start + at(numbers, i + 1) : at(numbers, i + 1);
                int type = (int) at(numbers, i + 3);
                if (line < lines && type < types.size()) {
                    Range range = range(line, start, start + at(numbers, i + 2));
                    int length = range.end().character() - range.start().character();
                    if (length > 0 && range.end().line() == line) {
                        tokens.add(new SemanticToken((int) line, range.start().character(), length,
                                types.get(type).asString().orElse(""), set(modifiers, at(numbers, i + 4))));
                    }
                }
            }
            return tokens;
        }

        private static long at(List<Json> numbers, int index) {
            return Math.clamp(numbers.get(index).asLong().orElse(0), 0, Integer.MAX_VALUE);
        }

        private Range range(long line, long start, long end) {
            return texts.range(source.file(), Json.object()
                    .put("start", Json.object().put("line", line).put("character", start).build())
                    .put("end", Json.object().put("line", line).put("character", end).build()).build());
        }

        private static Set<String> set(List<Json> modifiers, long bits) {
            if (bits == 0) {
                return Set.of();
            }
            Set<String> set = new HashSet<>();
            for (int i = 0; i < modifiers.size() && i < 32; i++) {
                if ((bits & 1L << i) != 0) {
                    modifiers.get(i).asString().ifPresent(set::add);
                }
            }
            return set;
        }
    }
}
