package dev.rustaiide.ai.completion.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BinaryOperator;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.completion.Candidate;
import dev.rustaiide.ai.completion.CandidateSource;
import dev.rustaiide.ai.completion.CodeCompletion;
import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.ai.completion.GhostText;
import dev.rustaiide.ai.completion.GhostTextSource;
import dev.rustaiide.ai.completion.Ranker;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.async.Work;

/** Asks all sources at once, each until its deadline, and has what they know ranked. */
@Component
public final class CompletionPipeline implements CodeCompletion {
    private final ProjectModels models;
    private final GhostCheck check;
    private final Ranker ranker;
    private final Patience patience;
    private final Map<CandidateSource, PatientSource> asked = new HashMap<>();
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<CandidateSource> sources = new CopyOnWriteArrayList<>();
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<GhostTextSource> ghosts = new CopyOnWriteArrayList<>();

    /** A better ranker that comes later takes the place of this one, and so of this component. */
    @Activate
    public CompletionPipeline(@Reference ProjectModels models, @Reference GhostCheck check,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Ranker ranker) {
        this(models, check, ranker, Patience.DEADLINE);
    }

    private CompletionPipeline(ProjectModels models, GhostCheck check, Ranker ranker, Patience patience) {
        this.models = models;
        this.check = check;
        this.ranker = ranker;
        this.patience = patience;
    }

    /** One that asks these and no others. */
    public CompletionPipeline(ProjectModels models, GhostCheck check, Ranker ranker, List<CandidateSource> sources,
            List<GhostTextSource> ghosts) {
        this(models, check, ranker, sources, ghosts, Patience.DEADLINE);
    }

    CompletionPipeline(ProjectModels models, GhostCheck check, Ranker ranker, List<CandidateSource> sources,
            List<GhostTextSource> ghosts, Patience patience) {
        this(models, check, ranker, patience);
        this.sources = sources;
        this.ghosts = ghosts;
    }

    @Override
    public CodeCompletion patient() {
        return new CompletionPipeline(models, check, ranker, List.copyOf(sources), ghosts.stream()
                .map(GhostTextSource::patient).toList(), Patience.ENDLESS);
    }

    @Override
    public Call<List<Candidate>> complete(CompletionPlace place) {
        return Call.start("complete", scope -> {
            long begun = System.nanoTime();
            List<PatientSource> asked = asking();
            List<Call<List<Candidate>>> calls = asked.stream().map(source -> source.ask(place)).toList();
            Map<String, Candidate> all = new LinkedHashMap<>();
            for (int i = 0; i < calls.size(); i++) {
                for (Candidate each : asked.get(i).await(calls.get(i), place, begun)) {
                    all.merge(each.text(), each, CompletionPipeline::better);
                }
            }
            List<Candidate> ranked = new ArrayList<>(ranked(scope, place, List.copyOf(all.values())));
            ranked.sort(Comparator.comparingDouble(Candidate::score).reversed());
            return ranked;
        });
    }

    private List<PatientSource> asking() {
        List<CandidateSource> now = List.copyOf(sources);
        synchronized (asked) {
            asked.entrySet().removeIf(each -> {
                boolean gone = !now.contains(each.getKey());
                if (gone) {
                    each.getValue().cancel();
                }
                return gone;
            });
            return now.stream().map(source -> asked.computeIfAbsent(source,
                    each -> new PatientSource(each, patience))).toList();
        }
    }

    @Deactivate
    void deactivate() {
        synchronized (asked) {
            asked.values().forEach(PatientSource::cancel);
            asked.clear();
        }
    }

    /** Who knows what a name is tells more than who knows only that it is one. */
    private static Candidate better(Candidate one, Candidate other) {
        return one.source().equals(ModelCandidates.NAME) ? other : one;
    }

    @Override
    public Call<List<Candidate>> score(CompletionPlace place, List<Candidate> candidates) {
        return Call.start("rank", scope -> ranked(scope, place, candidates));
    }

    private List<Candidate> ranked(Scope scope, CompletionPlace place, List<Candidate> candidates)
            throws InterruptedException {
        return within(patience.of(ranker.deadline()), scope.start("rank", part -> ranker.score(place, candidates)),
                candidates);
    }

    /** What {@code call} gives within {@code patience}, else {@code otherwise}; one that fails is passed over. */
    private static <T> T within(Duration patience, Call<T> call, T otherwise) throws InterruptedException {
        try {
            return call.await(patience);
        } catch (TimeoutException late) {
            call.cancel();
            return otherwise;
        } catch (ExecutionException failed) {
            LoggerFactory.getLogger(CompletionPipeline.class).warn("{} failed", call.name(), failed.getCause());
            return otherwise;
        }
    }

    @Override
    public Call<List<GhostText>> ghosts(CompletionPlace place, int most) {
        Work<List<GhostText>> work = scope -> {
            List<Call<List<GhostText>>> calls = new ArrayList<>();
            List<GhostTextSource> asked = List.copyOf(ghosts);
            for (GhostTextSource source : asked) {
                calls.add(scope.start(source.name(), part -> source.at(place, most)));
            }
            Map<String, GhostText> found = new LinkedHashMap<>();
            for (int i = 0; i < calls.size(); i++) {
                Duration deadline = patience.of(asked.get(i).deadline());
                for (GhostText each : within(deadline, calls.get(i), List.<GhostText>of())) {
                    String fitting = check.fitting(place, each.text());
                    if (!fitting.isEmpty()) {
                        found.merge(fitting, each.with(fitting), BinaryOperator.minBy(GhostText.BEST_FIRST));
                    }
                }
            }
            return best(List.copyOf(found.values()), most);
        };
        return Call.start("ghost text", work);
    }

    @Override
    public Call<Boolean> prepare(CompletionPlace place) {
        return Call.start("read ahead", scope -> {
            boolean isOfUse = false;
            for (GhostTextSource source : List.copyOf(ghosts)) {
                try {
                    isOfUse |= scope.await(source.prepare(place));
                } catch (ExecutionException failed) {
                    LoggerFactory.getLogger(CompletionPipeline.class).debug("{} cannot read ahead", source.name(),
                            failed.getCause());
                }
            }
            return isOfUse;
        });
    }

    /** The best, each with its further lines if another one has some for it. */
    private static List<GhostText> best(List<GhostText> found, int most) {
        Map<String, GhostText> best = new LinkedHashMap<>();
        found.stream().sorted(GhostText.BEST_FIRST).map(each -> found.stream()
                .filter(other -> other.text().startsWith(each.text() + "\n")).findFirst().orElse(each))
                .forEach(each -> best.putIfAbsent(each.text(), each));
        return best.values().stream().limit(most).toList();
    }

    @Override
    public Call<Boolean> learned(CompletionPlace place) {
        return models.learned(place.source().file());
    }

    @Override
    public List<String> models() {
        Models shipped = models.models();
        List<String> names = new ArrayList<>(List.of("n-gram file cache", "n-gram project cache"));
        if (shipped.global() != GlobalCounts.NONE) {
            names.add("n-gram global, " + shipped.global().contexts.length + " contexts");
        }
        if (shipped.ranking().names() != Trees.NONE) {
            names.add("ranker, " + shipped.ranking().names().size() + " trees");
        }
        ghosts.stream().map(GhostTextSource::name).filter(name -> !name.equals(ModelGhost.NAME)).forEach(names::add);
        return names;
    }
}
