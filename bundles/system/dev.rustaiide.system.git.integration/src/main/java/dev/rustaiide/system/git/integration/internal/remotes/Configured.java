package dev.rustaiide.system.git.integration.internal.remotes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import dev.rustaiide.foundation.error.FailureException;

/**
 * All of git's settings that are in force somewhere, as git itself tells them: those that are included, of the user and
 * of the environment too.
 *
 * @param values by the whole name, whose first and last part are in small letters; all of a name, the last one counts
 */
public record Configured(Map<String, List<String>> values) {
    /** Asks git. */
    @FunctionalInterface
    public interface Git {
        String say(List<String> words) throws FailureException, InterruptedException, ExecutionException;
    }

    static Configured ask(Git git) throws FailureException, InterruptedException, ExecutionException {
        return of(git.say(List.of("config", "--null", "--list")));
    }

    /** Each ends with a zero; its name ends with the first line. */
    static Configured of(String listed) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (String each : listed.split("\0")) {
            int end = each.indexOf('\n');
            String name = end < 0 ? each : each.substring(0, end);
            if (!name.isEmpty()) {
                all.computeIfAbsent(name, fresh -> new ArrayList<>()).add(end < 0 ? "" : each.substring(end + 1));
            }
        }
        return new Configured(all);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).map(List::getLast).filter(value -> !value.isEmpty());
    }

    /** The names of the remotes that have an address. */
    List<String> remotes() {
        Set<String> names = new LinkedHashSet<>();
        for (String name : values.keySet()) {
            if (name.startsWith("remote.") && (name.endsWith(".url") || name.endsWith(".pushurl"))) {
                names.add(name.substring("remote.".length(), name.lastIndexOf('.')));
            }
        }
        return List.copyOf(names);
    }

    /** Where git fetches from, or pushes to: more than one only for pushing. */
    List<String> addresses(String remote, boolean push) {
        List<String> urls = values.getOrDefault("remote." + remote + ".url", List.of());
        List<String> pushed = push ? values.getOrDefault("remote." + remote + ".pushurl", List.of()) : List.of();
        if (!pushed.isEmpty()) {
            return pushed.stream().map(url -> rewritten(url, false)).toList();
        }
        return (push ? urls.stream() : urls.stream().limit(1)).map(url -> rewritten(url, push)).toList();
    }

    /** What git makes of {@code url}: the longest beginning that settings name is another instead. */
    String rewritten(String url, boolean push) {
        return push ? by(url, ".pushinsteadof").or(() -> by(url, ".insteadof")).orElse(url)
                : by(url, ".insteadof").orElse(url);
    }

    private Optional<String> by(String url, String kind) {
        return values.entrySet().stream().filter(each -> each.getKey().startsWith("url.")
                && each.getKey().endsWith(kind)).flatMap(each -> begins(url, each, kind))
                .max((one, other) -> Integer.compare(one.length, other.length)).map(longest -> longest.result);
    }

    private record Rewriting(int length, String result) {}

    private static Stream<Rewriting> begins(String url, Map.Entry<String, List<String>> rule, String kind) {
        String base = rule.getKey().substring("url.".length(), rule.getKey().length() - kind.length());
        return rule.getValue().stream().filter(url::startsWith)
                .map(beginning -> new Rewriting(beginning.length(), base + url.substring(beginning.length())));
    }
}
