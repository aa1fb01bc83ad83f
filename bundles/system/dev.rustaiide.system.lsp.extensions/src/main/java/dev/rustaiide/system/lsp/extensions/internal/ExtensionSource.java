package dev.rustaiide.system.lsp.extensions.internal;

import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.LanguageSource;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.SourceChanged.Stage;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.TextQuestion;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.system.lsp.client.LanguageServer;
import dev.rustaiide.system.lsp.client.LanguageServers;

/** Answers the questions of this bundle by the rust-analyzer that runs. */
@Component
public final class ExtensionSource implements LanguageSource {
    private final LanguageServers servers;
    private final Extensions extensions = new Extensions();

    @Activate
    public ExtensionSource(@Reference LanguageServers servers) {
        this.servers = servers;
    }

    @Override
    public String name() {
        return Extensions.SERVER;
    }

    @Override
    public boolean isSyntactic() {
        return false;
    }

    @Override
    public boolean covers(SourceText text) {
        return text.language().equals(LanguageId.RUST) && text.file().isAbsolute();
    }

    @Override
    public boolean isReady(SourceText text) {
        return server(text).filter(server -> server.state().stage() == Stage.READY).isPresent();
    }

    private Optional<LanguageServer> server(SourceText text) {
        return servers.running(text.language(), text.file());
    }

    @Override
    public <A> Call<A> ask(Question<A> question) {
        Optional<Extensions.Asking<TextQuestion<A>, A>> asking = extensions.of(question);
        if (asking.isEmpty() || !(question instanceof TextQuestion<A> about) || !covers(about.source())) {
            return Call.of(question.nothing());
        }
        return server(about.source()).map(server -> asking.get().ask(server, about))
                .orElseGet(() -> Call.of(question.nothing()));
    }
}
