package dev.rustaiide.system.debug.adapter.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.debug.adapter.Breakpoint;
import dev.rustaiide.system.debug.adapter.Breakpoint.When;

/** The breakpoints that an adapter was told, and what it calls them. Changes must not overlap; any thread may ask. */
final class PlacedBreakpoints {
    private static final String SET_LINES = "setBreakpoints";
    /** What is known by its last name alone to LLDB, and to GDB by all of it. */
    private static final Map<String, String> WHOLE_NAMES = Map.of("rust_panic", "std::panicking::rust_panic");
    private final boolean wantsWholeNames;
    private Map<String, Json> told = new LinkedHashMap<>();
    private final Map<Long, Breakpoint> byId = new ConcurrentHashMap<>();
    private final Map<String, List<Breakpoint.Status>> known = new ConcurrentHashMap<>();

    /** Something to tell: a request whose answer is about {@code breakpoints}. */
    record Message(String key, String command, Json arguments, List<Breakpoint> breakpoints) {}

    PlacedBreakpoints(boolean wantsWholeNames) {
        this.wantsWholeNames = wantsWholeNames;
    }

    private String name(String function) {
        return wantsWholeNames ? WHOLE_NAMES.getOrDefault(function, function) : function;
    }

    /** What is to be told so that there are {@code all} and no others; nothing if the adapter knows that. */
    List<Message> changes(List<Breakpoint> all, boolean canFunctions, boolean canData, boolean canInstructions) {
        var messages = new ArrayList<Message>();
        var files = new LinkedHashMap<Path, List<Breakpoint.AtLine>>();
        for (Breakpoint.AtLine each : only(all, Breakpoint.AtLine.class)) {
            files.computeIfAbsent(each.file(), file -> new ArrayList<>()).add(each);
        }
        told.keySet().stream().filter(key -> key.startsWith(SET_LINES)).map(key -> Path.of(key.substring(
                SET_LINES.length()))).forEach(file -> files.putIfAbsent(file, new ArrayList<>()));
        files.forEach((file, lines) -> messages.add(new Message(SET_LINES + file, SET_LINES, Json.object()
                .put("source", Json.object().put("name", String.valueOf(file.getFileName()))
                        .put("path", file.toString()).build())
                .put("breakpoints", list(lines, at -> with(at.when(), Json.object().put("line", at.line() + 1L))))
                .put("sourceModified", false).build(), List.copyOf(lines))));
        if (canFunctions) {
            messages.add(message("setFunctionBreakpoints", only(all, Breakpoint.AtFunction.class),
                    at -> with(at.when(), Json.object().put("name", name(at.function())))));
        }
        if (canData) {
            messages.add(message("setDataBreakpoints", only(all, Breakpoint.OnMemory.class),
                    on -> with(on.when(), Json.object().put("dataId", on.id()).put("accessType", on.access()))));
        }
        if (canInstructions) {
            messages.add(message("setInstructionBreakpoints", only(all, Breakpoint.AtInstruction.class),
                    at -> with(at.when(), Json.object().put("instructionReference", at.address()))));
        }
        List<Breakpoint.OnException> exceptions = only(all, Breakpoint.OnException.class);
        messages.add(new Message("exceptions", "setExceptionBreakpoints", filters(exceptions),
                List.copyOf(exceptions)));
        return messages.stream().filter(message -> isNews(message)).toList();
    }

    /** Those with a condition have a form of their own, which not every adapter reads. */
    private static Json filters(List<Breakpoint.OnException> exceptions) {
        List<Json> conditions = exceptions.stream().filter(each -> !each.condition().isEmpty())
                .<Json>map(each -> Json.object().put("filterId", each.filter()).put("condition", each.condition())
                        .build()).toList();
        Json.ObjectBuilder told = Json.object().put("filters", Json.strings(exceptions.stream()
                .filter(each -> each.condition().isEmpty()).map(Breakpoint.OnException::filter).toList()));
        return conditions.isEmpty() ? told.build() : told.put("filterOptions", Json.array(conditions)).build();
    }

    private boolean isNews(Message message) {
        Json before = told.get(message.key());
        // Exceptions must be told even where there are none: some adapters have defaults of their own.
        return before == null ? !message.breakpoints().isEmpty() || message.key().equals("exceptions")
                : !before.equals(message.arguments());
    }

    private static <B> List<B> only(List<Breakpoint> all, Class<B> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static <B extends Breakpoint> Message message(String command, List<B> breakpoints,
            Function<B, Json> form) {
        return new Message(command, command, Json.object().put("breakpoints", list(breakpoints, form)).build(),
                List.copyOf(breakpoints));
    }

    private static <B> Json list(List<B> breakpoints, Function<B, Json> form) {
        return Json.array(breakpoints.stream().map(form).toList());
    }

    private static Json with(When when, Json.ObjectBuilder place) {
        if (!when.condition().isEmpty()) {
            place.put("condition", when.condition());
        }
        if (!when.hits().isEmpty()) {
            place.put("hitCondition", when.hits());
        }
        if (!when.log().isEmpty()) {
            place.put("logMessage", when.log());
        }
        return place.build();
    }

    /** The adapter has taken {@code message} and answered {@code body}. */
    void took(Message message, Json body) {
        told.put(message.key(), message.arguments());
        List<Json> answers = body.get("breakpoints").items();
        var statuses = new CopyOnWriteArrayList<Breakpoint.Status>();
        for (int i = 0; i < message.breakpoints().size(); i++) {
            Breakpoint breakpoint = message.breakpoints().get(i);
            Json answer = i < answers.size() ? answers.get(i) : Json.NULL;
            answer.get("id").asLong().ifPresent(id -> byId.put(id, breakpoint));
            // Adapters need not answer about exceptions.
            statuses.add(answer.isNull() ? new Breakpoint.Status(breakpoint, true, -1, "")
                    : status(breakpoint, answer));
        }
        known.put(message.key(), statuses);
    }

    /** The adapter refused it. */
    void refused(Message message, String why) {
        known.put(message.key(), new CopyOnWriteArrayList<>(message.breakpoints().stream()
                .map(each -> new Breakpoint.Status(each, false, -1, why)).toList()));
    }

    private static Breakpoint.Status status(Breakpoint breakpoint, Json answer) {
        return new Breakpoint.Status(breakpoint, answer.flag("verified", false),
                isElsewhere(breakpoint, answer) ? -1 : (int) answer.number("line", 0) - 1,
                SafeText.line(answer.string("message", "")));
    }

    /** A line of another file, such as that which one was translated to, says nothing about ours. */
    private static boolean isElsewhere(Breakpoint breakpoint, Json answer) {
        String path = answer.get("source").string("path", "");
        return breakpoint instanceof Breakpoint.AtLine at && !path.isEmpty()
                && !path.endsWith(String.valueOf(at.file().getFileName()));
    }

    /** All that were told, each as the adapter sees it. */
    List<Breakpoint.Status> statuses() {
        return known.values().stream().flatMap(List::stream).toList();
    }

    /** What an event says about one of them. */
    Optional<Breakpoint.Status> changed(Json body) {
        Json answer = body.get("breakpoint");
        Optional<Breakpoint.Status> changed = Optional.ofNullable(byId.get(answer.number("id", -1)))
                .map(one -> status(one, answer));
        changed.ifPresent(status -> known.values().forEach(each -> each.replaceAll(
                before -> before.breakpoint().equals(status.breakpoint()) ? status : before)));
        return changed;
    }
}
