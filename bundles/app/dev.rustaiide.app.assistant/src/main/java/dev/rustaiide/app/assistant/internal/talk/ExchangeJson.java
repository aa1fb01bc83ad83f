package dev.rustaiide.app.assistant.internal.talk;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.ai.assistant.AgentTool;
import dev.rustaiide.ai.assistant.Author;
import dev.rustaiide.ai.assistant.Budget;
import dev.rustaiide.ai.assistant.Citation;
import dev.rustaiide.ai.assistant.Intent;
import dev.rustaiide.ai.assistant.Request;
import dev.rustaiide.ai.assistant.Spent;
import dev.rustaiide.ai.assistant.ToolStep;
import dev.rustaiide.ai.assistant.Turn;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;

/** An exchange as it is kept. */
final class ExchangeJson {
    private ExchangeJson() {}

    static Json write(Exchange exchange) {
        Json.ObjectBuilder json = Json.object().put("time", exchange.time().toString())
                .put("intent", word(exchange.intent())).put("question", exchange.question())
                .put("attached", Json.strings(exchange.attached())).put("answer", exchange.answer())
                .put("citations", Json.array(exchange.citations().stream().map(ExchangeJson::write).toList()))
                .put("plan", Json.array(exchange.plan().stream().map(item -> Json.object().put("text", item.text())
                        .put("done", item.isDone()).build()).toList()))
                .put("steps", Json.array(exchange.steps().stream().map(ExchangeJson::write).toList()))
                .put("reason", exchange.reason()).put("spent", write(exchange.spent()))
                .put("budget", write(new Spent(exchange.budget().tokens(), 0, exchange.budget().time(),
                        exchange.budget().steps())));
        exchange.author().ifPresent(author -> json.put("author", write(author)));
        exchange.ending().ifPresent(ending -> json.put("ending", word(ending)));
        return json.build();
    }

    private static Json write(Citation citation) {
        return Json.object().put("place", write(citation.location())).put("mention", citation.mention())
                .put("why", citation.why()).build();
    }

    private static Json write(Location location) {
        Range range = location.range();
        return Json.object().put("file", location.file().toString()).put("line", range.start().line())
                .put("character", range.start().character()).put("endLine", range.end().line())
                .put("endCharacter", range.end().character()).build();
    }

    private static Json write(ToolStep step) {
        return Json.object().put("number", step.number()).put("tool", step.tool()).put("effect", word(step.effect()))
                .put("subject", step.subject()).put("state", word(step.state())).put("outcome", step.outcome())
                .put("detail", step.detail())
                .put("places", Json.array(step.places().stream().map(ExchangeJson::write).toList())).build();
    }

    private static Json write(Author author) {
        return switch (author) {
            case Author.Search search -> Json.object().put("model", "").build();
            case Author.Model(String id, String title, boolean isLocal) ->
                Json.object().put("model", id).put("title", title).put("local", isLocal).build();
        };
    }

    private static Json write(Spent spent) {
        return Json.object().put("read", spent.read()).put("written", spent.written())
                .put("millis", spent.time().toMillis()).put("steps", spent.steps()).build();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** @throws JsonException if it lacks what makes an exchange */
    static Exchange read(Json json) throws JsonException {
        var citations = new ArrayList<Citation>();
        for (Json each : json.get("citations").items()) {
            citations.add(new Citation(location(each.get("place")), each.string("mention"), each.string("why", "")));
        }
        var steps = new ArrayList<ToolStep>();
        for (Json each : json.get("steps").items()) {
            steps.add(step(each));
        }
        List<Turn.PlanItem> plan = json.get("plan").items().stream()
                .map(item -> new Turn.PlanItem(item.string("text", ""), item.flag("done", false))).toList();
        List<String> attached = json.get("attached").items().stream().map(each -> each.asString().orElse("")).toList();
        Spent budget = spent(json.get("budget"));
        Request request = new Request(one(Intent.class, json, "intent").orElse(Intent.ASK), json.string("question"),
                List.of(), budget.read() < 1 || budget.time().isZero() ? Budget.USUAL
                        : new Budget(budget.read(), budget.time(), budget.steps()), Set.of());
        return new Exchange(Instant.ofEpochMilli(millis(json.string("time", ""))), request, attached,
                json.string("answer", ""), citations, plan, steps, Optional.empty(), author(json.get("author")),
                one(Turn.Ending.class, json, "ending"), json.string("reason", ""), spent(json.get("spent")));
    }

    private static long millis(String time) {
        return time.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z")
                ? Instant.parse(time).toEpochMilli() : 0;
    }

    private static Location location(Json json) throws JsonException {
        int line = number(json, "line");
        int character = number(json, "character");
        int endLine = Math.max(line, number(json, "endLine"));
        int endCharacter = number(json, "endCharacter");
        return new Location(Path.of(json.string("file")), Range.of(line, character, endLine,
                endLine == line ? Math.max(character, endCharacter) : endCharacter));
    }

    private static ToolStep step(Json json) throws JsonException {
        var places = new ArrayList<Location>();
        for (Json each : json.get("places").items()) {
            places.add(location(each));
        }
        return new ToolStep(number(json, "number"), json.string("tool"),
                one(AgentTool.Effect.class, json, "effect").orElse(AgentTool.Effect.READ), json.string("subject", ""),
                one(ToolStep.State.class, json, "state").orElse(ToolStep.State.FAILED), json.string("outcome", ""),
                json.string("detail", ""), places);
    }

    private static Optional<Author> author(Json json) {
        if (json.isNull()) {
            return Optional.empty();
        }
        String id = json.string("model", "");
        return Optional.of(id.isEmpty() ? new Author.Search()
                : new Author.Model(id, json.string("title", id), json.flag("local", false)));
    }

    private static Spent spent(Json json) {
        return new Spent(number(json, "read"), number(json, "written"), Duration.ofMillis(number(json, "millis")),
                number(json, "steps"));
    }

    private static int number(Json json, String name) {
        return (int) Math.clamp(json.number(name, 0), 0, Integer.MAX_VALUE);
    }

    private static <E extends Enum<E>> Optional<E> one(Class<E> type, Json json, String name) {
        String word = json.string(name, "");
        for (E each : type.getEnumConstants()) {
            if (word(each).equals(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
