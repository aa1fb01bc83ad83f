package dev.rustaiide.app.assistant.internal.inline;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import dev.rustaiide.ai.assistant.Author;
import dev.rustaiide.ai.assistant.Rewrite;
import dev.rustaiide.ai.assistant.RewriteEvent;
import dev.rustaiide.ai.assistant.RewriteRequest;
import dev.rustaiide.ai.assistant.Rewriter;
import dev.rustaiide.ai.assistant.Spent;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.text.TextDiff;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;

/** Writes what the test says, when the test says. */
final class ScriptedRewriter implements Rewriter {
    static final Author.Model AUTHOR = new Author.Model("test/scripted@1", "Scripted", true);
    final List<RewriteRequest> requests = new ArrayList<>();
    /** What happened to proposals, and to calls. */
    final List<String> heard = new ArrayList<>();
    Optional<Failure> obstacle = Optional.empty();
    Optional<Failure> failure = Optional.empty();
    String code = "fn lend() {}\n";
    CountDownLatch gate = new CountDownLatch(0);

    @Override
    public Optional<Failure> obstacle() {
        return obstacle;
    }

    @Override
    public Call<Range> lines(SourceText source, Range range) {
        int line = range.start().line();
        int last = range.isEmpty() ? line : range.end().line();
        return Call.of(new Range(new Position(line, 0), source.text().positionOf(source.text().lineEnd(last))));
    }

    @Override
    public Call<Rewrite> rewrite(RewriteRequest request, Consumer<RewriteEvent> events) {
        requests.add(request);
        return Call.start("scripted", scope -> {
            events.accept(new RewriteEvent.Writing(AUTHOR));
            events.accept(new RewriteEvent.Code(code));
            try {
                gate.await();
            } catch (InterruptedException cancelled) {
                synchronized (heard) {
                    heard.add("cancelled");
                }
                throw cancelled;
            }
            if (failure.isPresent()) {
                throw new FailureException(failure.get());
            }
            return proposal(request);
        });
    }

    private Rewrite proposal(RewriteRequest request) {
        Text before = request.source().text();
        Text after = before.replace(before.offsetOf(request.lines().start()), before.offsetOf(request.lines().end()),
                code.stripTrailing());
        List<TextChange> changes = TextDiff.changes(before, after, TextDiff.of(before, after));
        return (Rewrite) Proxy.newProxyInstance(Rewrite.class.getClassLoader(), new Class<?>[] {Rewrite.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "request" -> request;
                    case "author" -> AUTHOR;
                    case "lines" -> request.lines();
                    case "before" -> before;
                    case "after" -> after;
                    case "changes" -> changes;
                    case "remark" -> "Lending is safer.";
                    case "unchecked" -> "";
                    case "spent" -> new Spent(10, 5, Duration.ofMillis(1234), 0);
                    case "accept", "withdraw" -> {
                        heard.add(method.getName());
                        yield Call.of(true);
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
