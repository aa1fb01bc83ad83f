package dev.rustaiide.system.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.cache.CacheStatistics;
import dev.rustaiide.foundation.cache.Caches;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;

/** Shows and empties what is cached on disk. */
@Component(property = Verb.NAME + "=cache")
public final class CacheVerb implements Verb {
    private static final double MEGABYTE = 1 << 20;

    private final Caches caches;

    @Activate
    public CacheVerb(@Reference Caches caches) {
        this.caches = caches;
    }

    @Override
    public String name() {
        return "cache";
    }

    @Override
    public String summary() {
        return "shows what is cached on disk, or deletes it";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(new Parameter("ACTION", Count.ONE, "stats or clear"),
                new Parameter("NAME", Count.OPTIONAL, "Of one cache only, e.g. analyze")), List.of(),
                "Everything in a cache is made again when it is needed.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException {
        String name = invocation.parameters().size() > 1 ? invocation.parameters().get(1) : "";
        switch (invocation.parameters().get(0)) {
            case "stats" -> stats(invocation, name);
            case "clear" -> clear(invocation, name);
            default -> throw new FailureException(new Failure.Other("Cannot do that to the cache.",
                    "It knows no \"" + invocation.parameters().get(0) + "\".", "Say stats or clear."));
        }
        return ExitCode.OK;
    }

    private void stats(Invocation invocation, String name) {
        List<CacheStatistics> all = caches.statistics().stream()
                .filter(each -> name.isEmpty() || each.name().equals(name)).toList();
        long bytes = all.stream().mapToLong(CacheStatistics::diskBytes).sum();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Cache", "Entries", "MB"));
        all.forEach(each -> rows.add(List.of(each.name(), Long.toString(each.diskEntries()), mb(each.diskBytes()))));
        Table.lines(rows).forEach(invocation::print);
        invocation.print(mb(bytes) + " of " + mb(caches.budget()) + " MB in " + caches.folder());
        invocation.print(Json.object().put("folder", caches.folder().toString()).put("budget", caches.budget())
                .put("bytes", bytes).put("caches", Json.array(all.stream().map(CacheVerb::json).toList())).build());
    }

    private void clear(Invocation invocation, String name) {
        long bytes = caches.clear(name);
        invocation.print(mb(bytes) + " MB are free");
        invocation.print(Json.object().put("freed", bytes).build());
    }

    private static Json json(CacheStatistics cache) {
        return Json.object().put("name", cache.name()).put("entries", cache.diskEntries())
                .put("bytes", cache.diskBytes()).put("memoryHits", cache.memoryHits()).put("diskHits", cache.diskHits())
                .put("misses", cache.misses()).put("loads", cache.loads()).put("failures", cache.failures())
                .put("evictions", cache.evictions()).put("memoryEntries", cache.memoryEntries()).build();
    }

    private static String mb(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / MEGABYTE);
    }
}
