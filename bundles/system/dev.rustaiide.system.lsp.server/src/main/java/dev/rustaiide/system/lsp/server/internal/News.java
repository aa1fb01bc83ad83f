package dev.rustaiide.system.lsp.server.internal;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkDoneProgressEnd;
import org.eclipse.lsp4j.WorkDoneProgressNotification;
import org.eclipse.lsp4j.WorkDoneProgressReport;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

import dev.rustaiide.foundation.language.AnswersOutdated;
import dev.rustaiide.foundation.language.CodeLens;
import dev.rustaiide.foundation.language.InlayHint;
import dev.rustaiide.foundation.language.SemanticToken;
import dev.rustaiide.foundation.language.SourceChanged;
import dev.rustaiide.foundation.language.SourceChanged.Stage;

/** Tells one client how the sources of its folders do, and when to ask again. */
final class News {
    /** What clients can be told to ask again, by the question. */
    private static final Map<Class<?>, Refresh> REFRESHES = Map.of(
            InlayHint.In.class, new Refresh("workspace/inlayHint/refresh",
                    can -> Optional.ofNullable(can.getInlayHint()).map(each -> each.getRefreshSupport())),
            SemanticToken.In.class, new Refresh("workspace/semanticTokens/refresh",
                    can -> Optional.ofNullable(can.getSemanticTokens()).map(each -> each.getRefreshSupport())),
            CodeLens.In.class, new Refresh("workspace/codeLens/refresh",
                    can -> Optional.ofNullable(can.getCodeLens()).map(each -> each.getRefreshSupport())));

    private final Client client;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final Set<String> complained = new HashSet<>();

    News(Client client) {
        this.client = client;
    }

    private record Refresh(String method, Function<WorkspaceClientCapabilities, Optional<Boolean>> support) {}

    void outdated(AnswersOutdated outdated) {
        Refresh refresh = REFRESHES.get(outdated.kind());
        if (refresh != null) {
            nudge(refresh);
        }
    }

    private void nudge(Refresh refresh) {
        if (client.can().refreshes(refresh.support)) {
            client.peer().nudge(refresh.method, null);
        }
    }

    /** Events come one after another. */
    void changed(SourceChanged changed) {
        boolean isOurs = client.folders().stream().anyMatch(
                folder -> folder.startsWith(changed.folder()) || changed.folder().startsWith(folder));
        if (!isOurs) {
            return;
        }
        switch (changed.stage()) {
            case STARTING, LOADING, RESTARTING -> progress(changed);
            case READY -> {
                end(changed);
                REFRESHES.values().forEach(this::nudge);
            }
            case MISSING, FAILED, UNTRUSTED -> {
                end(changed);
                complain(changed);
            }
            case STOPPED -> end(changed);
        }
    }

    private void progress(SourceChanged changed) {
        if (!client.can().showsProgress()) {
            return;
        }
        String token = token(changed.source(), changed.folder());
        String title = changed.source() + (changed.stage() == Stage.LOADING ? " loads" : " starts");
        if (underWay.add(token)) {
            client.peer().nudge("window/workDoneProgress/create",
                    new WorkDoneProgressCreateParams(Either.forLeft(token)));
            var begin = new WorkDoneProgressBegin();
            begin.setTitle(title);
            begin.setCancellable(false);
            begin.setMessage(changed.message());
            changed.percent().ifPresent(begin::setPercentage);
            tell(token, "begin", begin);
        } else {
            var report = new WorkDoneProgressReport();
            report.setMessage(changed.message());
            changed.percent().ifPresent(report::setPercentage);
            tell(token, "report", report);
        }
    }

    private void end(SourceChanged changed) {
        String token = token(changed.source(), changed.folder());
        if (underWay.remove(token)) {
            var end = new WorkDoneProgressEnd();
            end.setMessage(changed.message());
            tell(token, "end", end);
        }
    }

    /** Reports of one progress take each other's place, its begin and end nobody's. */
    private void tell(String token, String step, WorkDoneProgressNotification notification) {
        client.peer().news(token + step, "$/progress",
                new ProgressParams(Either.forLeft(token), Either.forLeft(notification)));
    }

    private static String token(String source, Path folder) {
        return source + " in " + folder;
    }

    /** Once for each reason. */
    private void complain(SourceChanged changed) {
        if (complained.size() < 1000 && complained.add(changed.source() + changed.message())) {
            var type = changed.stage() == Stage.UNTRUSTED ? MessageType.Info : MessageType.Warning;
            client.peer().news(changed, "window/showMessage",
                    new MessageParams(type, changed.source() + ": " + changed.message()));
        }
    }
}
