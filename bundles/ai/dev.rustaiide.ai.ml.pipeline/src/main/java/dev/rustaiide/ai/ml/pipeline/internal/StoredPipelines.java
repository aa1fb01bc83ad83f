package dev.rustaiide.ai.ml.pipeline.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.ml.pipeline.Artifact;
import dev.rustaiide.ai.ml.pipeline.Pipeline;
import dev.rustaiide.ai.ml.pipeline.Pipelines;
import dev.rustaiide.ai.ml.pipeline.ShippedPipeline;
import dev.rustaiide.ai.ml.pipeline.StepKind;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.WholeFile;
import dev.rustaiide.foundation.platform.StandardPaths;

/** Keeps what pipelines make in the application's data folder. */
@Component
public final class StoredPipelines implements Pipelines {
    private static final int SHORTEST = 6;

    private final ContentStore store;
    private final Map<String, StepKind> kinds = new TreeMap<>();
    private final PipelineReader reader;
    private final Clock clock;

    @Activate
    public StoredPipelines(@Reference StandardPaths paths, @Reference(cardinality = ReferenceCardinality.MULTIPLE,
            policyOption = ReferencePolicyOption.GREEDY) List<StepKind> kinds,
            @Reference(cardinality = ReferenceCardinality.MULTIPLE,
                    policyOption = ReferencePolicyOption.GREEDY) List<ShippedPipeline> brought) {
        this(new ContentStore(paths.data().resolve("ml")), kinds, brought, Clock.systemUTC());
    }

    StoredPipelines(ContentStore store, List<StepKind> kinds, Clock clock) {
        this(store, kinds, List.of(), clock);
    }

    /** Those that keep what they make in {@code folder}. No constructor: the product calls the one that is public. */
    public static StoredPipelines in(Path folder, List<StepKind> kinds) {
        return new StoredPipelines(new ContentStore(folder), kinds, Clock.systemUTC());
    }

    private StoredPipelines(ContentStore store, List<StepKind> kinds, List<ShippedPipeline> brought, Clock clock) {
        this.store = store;
        this.reader = new PipelineReader(this.kinds, brought);
        this.clock = clock;
        kinds.forEach(kind -> this.kinds.put(kind.name(), kind));
    }

    @Override
    public List<Pipeline> shipped() {
        return reader.shipped();
    }

    @Override
    public Pipeline read(Path file) throws FailureException {
        return reader.read(file);
    }

    @Override
    public Pipeline changed(Pipeline pipeline, String step, String parameter, double value) throws FailureException {
        return reader.changed(pipeline, step, parameter, value);
    }

    @Override
    public Call<Outcome> run(Pipeline pipeline, Path corpus) {
        return Call.start("run " + pipeline.name(), scope -> new PipelineRun(pipeline, corpus, kinds, store, clock,
                scope).outcome());
    }

    @Override
    public List<Made> kept() {
        try {
            return made();
        } catch (FailureException unreadable) {
            LoggerFactory.getLogger(StoredPipelines.class).warn("what pipelines made cannot be told", unreadable);
            return List.of();
        }
    }

    private List<Made> made() throws FailureException {
        return store.records(StepRecord.SHELF).stream().map(StepRecord::read)
                .sorted(Comparator.comparing(Made::date).reversed()).toList();
    }

    @Override
    public List<Made> lineage(String word) throws FailureException {
        List<Made> all = made();
        List<Made> named = all.stream().filter(made -> made.step().equals(word) || made.kind().equals(word)).limit(1)
                .toList();
        if (named.isEmpty() && word.length() >= SHORTEST) {
            named = all.stream().filter(made -> made.hash().startsWith(word)).toList();
        }
        if (named.isEmpty() || named.stream().map(Made::hash).distinct().count() > 1) {
            throw new FailureException(new Failure.Other("Cannot tell what “" + word + "” was made of.",
                    named.isEmpty() ? "No step and no result that is kept is called so."
                            : named.size() + " results begin so.",
                    named.isEmpty() ? "Make it first: rust-ai-ide ml run." : "Say more of its hash."));
        }
        Map<String, Made> lineage = new LinkedHashMap<>();
        add(named.getFirst(), all, lineage);
        return List.copyOf(lineage.values());
    }

    private static void add(Made made, List<Made> all, Map<String, Made> lineage) {
        for (String input : made.inputs()) {
            all.stream().filter(each -> each.hash().equals(input)).findFirst()
                    .filter(each -> !lineage.containsKey(each.hash())).ifPresent(each -> add(each, all, lineage));
        }
        lineage.put(made.hash(), made);
    }

    @Override
    public Artifact artifact(String hash) throws FailureException {
        return store.artifact(hash).orElseThrow(() -> new FailureException(new Failure.Other("Cannot use " + hash + '.',
                "It is not in the store of the pipelines, or a part of it is damaged.",
                "Make it again: rust-ai-ide ml run.")));
    }

    @Override
    public void write(Artifact artifact, Path folder) throws FailureException {
        try {
            Files.createDirectories(folder);
            var contents = new ArrayList<byte[]>();
            for (String name : artifact.names()) {
                contents.add(artifact.file(name));
            }
            for (int i = 0; i < contents.size(); i++) {
                WholeFile.write(folder.resolve(artifact.names().get(i)), contents.get(i));
            }
        } catch (IOException denied) {
            Failure cause = WholeFile.failure(folder, 0, denied).failure();
            throw new FailureException(new Failure.Other("Cannot write into " + folder + '.', cause.why(),
                    "Make room there, or name a folder that can be written."), denied);
        }
    }
}
