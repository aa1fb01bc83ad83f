package dev.rustaiide.system.lsp.server.internal;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.assistant.Rewriter;
import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.language.AnswersOutdated;
import dev.rustaiide.foundation.language.DiagnosticsFound;
import dev.rustaiide.foundation.language.LanguageFeatures;
import dev.rustaiide.foundation.language.SourceChanged;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.system.cargo.integration.SessionTrust;
import dev.rustaiide.system.file.watching.FileWatching;
import dev.rustaiide.system.lsp.server.LanguageServer;
import dev.rustaiide.system.lsp.server.internal.wire.HeaderWire;
import dev.rustaiide.system.lsp.server.internal.wire.Wire;

/** Gives each client a session over the sources that all share. */
@Component
public final class SharedLanguageServer implements LanguageServer {
    private final Shared shared;
    private final List<Events.Subscription> subscriptions;
    private final Set<SocketListener> listeners = ConcurrentHashMap.newKeySet();

    @Activate
    public SharedLanguageServer(@Reference LanguageFeatures features, @Reference Events events,
            @Reference TextFiles files, @Reference Syntax syntax, @Reference Processes processes,
            @Reference CodeIndexes indexes, @Reference FileWatching watching, @Reference SessionTrust trust,
            @Reference Rewriter rewriter) {
        shared = new Shared(features, files, new Languages(syntax), new OpenFiles(features), new Findings(),
                new Effects(processes, trust), new Folders(indexes, watching), trust, new RewriteActions(rewriter),
                new Codec(), ConcurrentHashMap.newKeySet(), version());
        subscriptions = List.of(events.subscribe(DiagnosticsFound.class, shared.findings()::found),
                events.subscribe(SourceChanged.class, this::changed),
                events.subscribe(AnswersOutdated.class, this::outdated));
    }

    /** Empty outside of a framework. */
    private static String version() {
        var bundle = FrameworkUtil.getBundle(SharedLanguageServer.class);
        return bundle == null ? "" : bundle.getVersion().toString();
    }

    private void changed(SourceChanged changed) {
        shared.sessions().forEach(session -> session.changed(changed));
    }

    private void outdated(AnswersOutdated outdated) {
        shared.sessions().forEach(session -> session.outdated(outdated));
    }

    @Deactivate
    void stop() {
        subscriptions.forEach(Events.Subscription::close);
        listeners.forEach(SocketListener::close);
        shared.sessions().forEach(Session::close);
        shared.folders().closeAll();
    }

    @Override
    public Goodbye serve(InputStream in, OutputStream out, Terms terms) {
        return serve(new HeaderWire(in, out), terms);
    }

    private Goodbye serve(Wire wire, Terms terms) {
        return new Session(shared, wire, terms).run();
    }

    @Override
    public Listener listen(InetSocketAddress address, Protocol protocol, Terms terms) throws FailureException {
        var listener = SocketListener.open(address, protocol, wire -> serve(wire, terms), listeners::remove);
        listeners.add(listener);
        return listener;
    }
}
