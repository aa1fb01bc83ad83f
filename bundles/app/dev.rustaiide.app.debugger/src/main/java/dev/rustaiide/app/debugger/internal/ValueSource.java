package dev.rustaiide.app.debugger.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.Hover;
import dev.rustaiide.foundation.language.LanguageSource;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.system.debug.adapter.DebugSession;
import dev.rustaiide.system.debug.adapter.Frame;
import dev.rustaiide.system.debug.adapter.Variable;

/** Answers what a variable's value is while a program stands still in the file. */
final class ValueSource implements LanguageSource {
    /** A name with the way to it: {@code order.items[2]} up to the name that is pointed at. */
    private static final Pattern PATH = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*(?:\\.[\\p{L}\\p{N}_]+|\\[\\d+])*");

    private volatile Optional<Standing> standing = Optional.empty();

    private record Standing(DebugSession session, Frame frame, Path file) {}

    /** The program stands in {@code frame}; nothing for one that runs, or stands where there is no source. */
    void stand(Optional<DebugSession> session, Optional<Frame> frame) {
        standing = session.flatMap(one -> frame.flatMap(at -> at.file().map(file -> new Standing(one, at, file))));
    }

    @Override
    public String name() {
        return "debugger";
    }

    @Override
    public boolean isSyntactic() {
        return false;
    }

    @Override
    public boolean covers(SourceText text) {
        return standing.filter(here -> here.file().equals(text.file())).isPresent();
    }

    @Override
    public boolean isReady(SourceText text) {
        return true;
    }

    @Override
    @SuppressWarnings("unchecked") // a hover is answered by a hover
    public <A> Call<A> ask(Question<A> question) {
        Optional<Standing> here = standing;
        Optional<String> expression = question instanceof Hover.At(SourceText source, Position position)
                ? expression(source.text(), position) : Optional.empty();
        if (here.isEmpty() || expression.isEmpty()) {
            return Call.of(question.nothing());
        }
        return (Call<A>) Call.start("value of " + expression.get(), scope -> {
            try {
                return hover(scope.await(here.get().session().evaluate(expression.get(),
                        Optional.of(here.get().frame()))));
            } catch (ExecutionException noVariable) {
                return Optional.empty(); // a type or a function: others know about those
            }
        });
    }

    private static Optional<Hover> hover(Variable value) {
        String type = value.type().isEmpty() ? "" : ": " + value.type();
        return Optional.of(new Hover("```rust\n" + value.name() + type + " = " + value.value() + "\n```",
                Optional.empty(), List.of()));
    }

    /** What is pointed at at {@code position}, from the variable that leads there on. */
    static Optional<String> expression(Text text, Position position) {
        if (position.line() >= text.lineCount()) {
            return Optional.empty();
        }
        String line = text.line(position.line());
        Matcher path = PATH.matcher(line);
        while (path.find()) {
            if (path.start() <= position.character() && position.character() < path.end()) {
                int end = position.character();
                while (end < path.end() && isInName(line.charAt(end))) {
                    end++;
                }
                boolean isCall = end < line.length() && (line.charAt(end) == '(' || line.charAt(end) == '!');
                return isCall ? Optional.empty() : Optional.of(line.substring(path.start(), end));
            }
        }
        return Optional.empty();
    }

    private static boolean isInName(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
