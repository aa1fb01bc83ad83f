package dev.rustaiide.ai.assistant.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.ai.assistant.AgentTool;
import dev.rustaiide.ai.assistant.AgentTool.Effect;
import dev.rustaiide.ai.assistant.Checkpoint;
import dev.rustaiide.ai.assistant.ToolAnswer;
import dev.rustaiide.ai.assistant.Turn.PlanItem;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;

/** Tools that change what is staged, and the plan. */
final class EditingTools {
    private EditingTools() {}

    static List<AgentTool> all() {
        return List.of(plan(), edit(), write(), delete(), undo());
    }

    private static BuiltTool plan() {
        Json item = Parameters.NONE.text("step", "What is done, in a few words")
                .optionalFlag("done", "Whether it is done already").schema();
        return new BuiltTool("plan", "Says what you are going to do, step by step. Use it first, and again with what is"
                + " done when a step is.", Parameters.NONE.list("steps", item, "All steps in order"), Effect.READ,
                arguments -> arguments.get("steps").items().size() + " steps", (arguments, session, scope) -> {
                    List<PlanItem> items = new ArrayList<>();
                    for (Json step : arguments.get("steps").items()) {
                        items.add(new PlanItem(step.string("step", ""), step.flag("done", false)));
                    }
                    session.plan(List.copyOf(items));
                    return ToolAnswer.of("Noted.", items.size() + " steps");
                });
    }

    private static BuiltTool edit() {
        return new BuiltTool("edit_file", "Replaces text in a file. The old text must be exactly as it is in the file,"
                + " with its indentation, and stand there once; give lines around it to make it so.",
                Parameters.NONE.text("path", "The file, from the folder").text("old", "The text to be replaced")
                        .text("new", "The text in its place").optionalFlag("all", "Replace it wherever it stands"),
                Effect.EDIT, arguments -> arguments.string("path", ""), (arguments, session, scope) -> {
                    Path file = session.file(arguments.string("path"));
                    Text text = session.read(file);
                    String old = fit(arguments.string("old"), text);
                    String fresh = fit(arguments.string("new"), text);
                    List<Integer> places = places(text.toString(), old);
                    boolean all = arguments.flag("all", false);
                    if (places.isEmpty() || places.size() > 1 && !all) {
                        throw new FailureException(new Failure.Other("Cannot edit " + session.name(file) + ".",
                                places.isEmpty() ? "The old text does not stand in it."
                                        : "The old text stands in it " + places.size() + " times.",
                                places.isEmpty() ? "Read the file and give the text exactly as it is."
                                        : "Give more of the lines around it, or set all."));
                    }
                    Text changed = text;
                    for (int at : places.reversed()) {
                        changed = changed.replace(at, at + old.length(), fresh);
                    }
                    session.edits().write(file, changed);
                    return staged(session, "edit " + session.name(file), file, changed, places.getFirst(),
                            fresh.length());
                });
    }

    /** Models write line feeds: a file with carriage returns keeps them. */
    private static String fit(String written, Text text) {
        boolean windows = text.lineCount() > 1 && text.lineEnd(0) + 1 < text.lineStart(1);
        return windows ? written.replace("\r\n", "\n").replace("\n", "\r\n") : written;
    }

    private static List<Integer> places(String text, String old) {
        List<Integer> places = new ArrayList<>();
        for (int at = old.isEmpty() ? -1 : text.indexOf(old); at >= 0; at = text.indexOf(old, at + old.length())) {
            places.add(at);
        }
        return places;
    }

    private static ToolAnswer staged(Session session, String what, Path file, Text text, int at, int length) {
        Checkpoint checkpoint = session.edits().mark(what);
        Range range = new Range(text.positionOf(at), text.positionOf(Math.min(at + length, text.length())));
        return new ToolAnswer("Staged, as checkpoint " + checkpoint.number() + ". The person reviews it in the end.",
                what, List.of(new Location(file, range)), false);
    }

    private static BuiltTool write() {
        return new BuiltTool("write_file", "Writes a whole file, new or not. For a change of a file use edit_file.",
                Parameters.NONE.text("path", "The file, from the folder").text("text", "All of its text"), Effect.EDIT,
                arguments -> arguments.string("path", ""), (arguments, session, scope) -> {
                    Path file = session.file(arguments.string("path"));
                    Text text = Text.of(arguments.string("text"));
                    session.edits().write(file, text);
                    return staged(session, "write " + session.name(file), file, text, 0, text.length());
                });
    }

    private static BuiltTool delete() {
        return new BuiltTool("delete_file", "Deletes a file.",
                Parameters.NONE.text("path", "The file, from the folder"), Effect.EDIT,
                arguments -> arguments.string("path", ""), (arguments, session, scope) -> {
                    Path file = session.file(arguments.string("path"));
                    session.edits().delete(file);
                    Checkpoint checkpoint = session.edits().mark("delete " + session.name(file));
                    return ToolAnswer.of("Staged, as checkpoint " + checkpoint.number() + '.',
                            "delete " + session.name(file));
                });
    }

    private static BuiltTool undo() {
        return new BuiltTool("undo", "Makes all files what they were at a checkpoint, and forgets what came later.",
                Parameters.NONE.optionalNumber("checkpoint", "Its number; 0, or none, for the state before all edits"),
                Effect.EDIT, arguments -> "to checkpoint " + arguments.number("checkpoint", 0),
                (arguments, session, scope) -> {
                    long number = arguments.number("checkpoint", 0);
                    if (number == 0) {
                        session.edits().discard();
                        return ToolAnswer.of("All files are as they were.", "all edits undone");
                    }
                    Optional<Checkpoint> checkpoint = session.edits().checkpoints().stream()
                            .filter(each -> each.number() == number).findFirst();
                    session.edits().returnTo(checkpoint.orElseThrow(() -> new FailureException(new Failure.Other(
                            "Cannot undo.", "There is no checkpoint " + number + ".",
                            "Use a number that an edit was answered with."))));
                    return ToolAnswer.of("Files are as they were at checkpoint " + number + '.',
                            "back to checkpoint " + number);
                });
    }
}
