package dev.rustaiide.ai.assistant.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import dev.rustaiide.ai.assistant.Assistant;
import dev.rustaiide.ai.assistant.Conversation;
import dev.rustaiide.ai.assistant.ToolSource;
import dev.rustaiide.ai.assistant.Turn;
import dev.rustaiide.ai.assistant.Workplace;
import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.models.ModelHashes;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.models.Models;
import dev.rustaiide.ai.nlp.CodeSearch;
import dev.rustaiide.ai.orchestrator.Orchestrator;
import dev.rustaiide.ai.orchestrator.Route;
import dev.rustaiide.ai.provenance.Provenance;
import dev.rustaiide.ai.refactoring.WorkspaceEdits;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.security.Redactor;

/** Has whoever the orchestrator chooses answer, or search and index if there is nobody. */
@Component
public final class RoutedAssistant implements Assistant {
    private final Services services;
    private final KeptStore store;
    private final List<ToolSource> sources = new CopyOnWriteArrayList<>();

    @Activate
    public RoutedAssistant(@Reference Orchestrator orchestrator, @Reference Models models,
            @Reference CodeSearch search, @Reference CodeIndexes indexes, @Reference Syntax syntax,
            @Reference WorkspaceEdits edits, @Reference Provenance provenance, @Reference TextFiles files,
            @Reference Settings settings, @Reference Redactor redactor, @Reference StandardPaths paths) {
        this.services = new Services(orchestrator, new ModelHashes(models), search, indexes, syntax, edits,
                provenance, files, settings, redactor, () -> sources);
        this.store = new KeptStore(paths.state().resolve("assistant"));
    }

    /** A bundle has tools. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(ToolSource source) {
        sources.add(source);
    }

    /** The bundle goes, and its tools with it. */
    void removeSource(ToolSource source) {
        sources.remove(source);
    }

    @Override
    public Conversation begin(Workplace place, List<Turn> before) {
        String id = Instant.now().toEpochMilli() + "-" + UUID.randomUUID().toString().substring(0, 8);
        var conversation = new StoredConversation(id, place, services, store.keeper(id, place.folder()));
        before.forEach(conversation::add);
        return conversation;
    }

    @Override
    public Call<List<Conversation>> left(Workplace place) {
        return Call.start("find edits that were left", scope -> {
            List<Conversation> left = new ArrayList<>();
            for (KeptStore.Left each : store.left(place.folder())) {
                var conversation = new StoredConversation(each.id(), place, services,
                        store.keeper(each.id(), place.folder()));
                conversation.edits().restore(each.kept());
                left.add(conversation);
            }
            return left;
        });
    }

    @Override
    public Optional<String> model() {
        return services.orchestrator().route(ModelTask.CHAT).first().map(Route.Candidate::title);
    }

    @Override
    public List<Offered> tools(Workplace place) {
        var conversation = new StoredConversation("none", place, services, Staging.Keeper.NOBODY);
        return conversation.tools().stream().map(tool -> new Offered(tool,
                conversation.consents().of(tool, "", Set.of()))).toList();
    }
}
