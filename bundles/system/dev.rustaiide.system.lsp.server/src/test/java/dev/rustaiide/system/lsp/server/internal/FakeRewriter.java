package dev.rustaiide.system.lsp.server.internal;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import dev.rustaiide.ai.assistant.Author;
import dev.rustaiide.ai.assistant.Rewrite;
import dev.rustaiide.ai.assistant.RewriteEvent;
import dev.rustaiide.ai.assistant.RewriteRequest;
import dev.rustaiide.ai.assistant.Rewriter;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Range;

/** Would have an {@code X} at the start of the lines, once a test gives it a model. */
final class FakeRewriter implements Rewriter {
    final List<RewriteRequest> requests = new CopyOnWriteArrayList<>();
    /** Who accepted what, and what was cancelled. */
    final List<String> heard = new CopyOnWriteArrayList<>();
    volatile boolean hasModel;
    volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public Optional<Failure> obstacle() {
        return hasModel ? Optional.empty()
                : Optional.of(new Failure.Other("No model can write code now.", "There is none.", "Import one."));
    }

    @Override
    public Call<Range> lines(SourceText source, Range range) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Call<Rewrite> rewrite(RewriteRequest request, Consumer<RewriteEvent> events) {
        requests.add(request);
        return Call.start("rewrite", scope -> {
            try {
                gate.await();
            } catch (InterruptedException cancelled) {
                heard.add("cancelled");
                throw cancelled;
            }
            return made(request);
        });
    }

    private Rewrite made(RewriteRequest request) {
        Text before = request.source().text();
        TextChange change = TextChange.insert(before.offsetOf(request.lines().start()), "X");
        return (Rewrite) Proxy.newProxyInstance(Rewrite.class.getClassLoader(), new Class<?>[] {Rewrite.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "request" -> request;
                    case "author" -> new Author.Model("test/scripted@1", "Scripted", true);
                    case "before" -> before;
                    case "changes" -> List.of(change);
                    case "remark" -> "Done.";
                    case "accept" -> {
                        heard.add("accepted by " + arguments[0]);
                        yield Call.of(true);
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
