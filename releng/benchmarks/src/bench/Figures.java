package bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What a measurement says, as lines that {@code releng/bench} makes a table of: what was measured, ours, what
 * it is compared with, bar and goal, verdict.
 */
public final class Figures {
    private Figures() {}

    /** Ours is to be at most {@code bar} times, better {@code goal} times, the {@code peer} of the same run. */
    public static void ratio(String what, double ours, double peer, String unit, double bar, double goal) {
        double times = ours / peer;
        print(what, number(ours) + ' ' + unit + " / " + number(peer) + ' ' + unit + " = " + number(times) + " ×",
                "≤ " + number(bar) + " ×", "≤ " + number(goal) + " ×", verdict(times <= bar, times <= goal));
    }

    /** Smaller is better. */
    public static void atMost(String what, double ours, String unit, double bar, double goal) {
        print(what, number(ours) + ' ' + unit, "≤ " + number(bar), "≤ " + number(goal),
                verdict(ours <= bar, ours <= goal));
    }

    /** Larger is better. */
    public static void atLeast(String what, double ours, String unit, double bar, double goal) {
        print(what, number(ours) + ' ' + unit, "≥ " + number(bar), "≥ " + number(goal),
                verdict(ours >= bar, ours >= goal));
    }

    /** Something that is worth knowing beside the figures. */
    public static void note(String what, double value, String unit) {
        print(what, number(value) + ' ' + unit, "", "", "");
    }

    /**
     * Runs the JMH benchmark {@code type} as the product runs and gives the average time of each of its methods, by its
     * name and parameters ({@code hit} or {@code hit:1024}).
     */
    public static Map<String, Double> jmh(Class<?> type, TimeUnit unit, String... jvmArguments) throws RunnerException {
        var options = new OptionsBuilder().include("^" + type.getName() + "\\.").forks(2).warmupIterations(3)
                .warmupTime(TimeValue.seconds(1)).measurementIterations(5).measurementTime(TimeValue.seconds(1))
                .timeUnit(unit).verbosity(VerboseMode.SILENT).jvmArgsAppend(jvmArguments).build();
        Map<String, Double> times = new LinkedHashMap<>();
        for (RunResult result : new Runner(options).run()) {
            String name = result.getParams().getBenchmark();
            var key = new StringBuilder(name.substring(name.lastIndexOf('.') + 1));
            result.getParams().getParamsKeys().forEach(each -> key.append(':').append(result.getParams().getParam(each)));
            times.put(key.toString(), result.getPrimaryResult().getScore());
        }
        return times;
    }

    private static String verdict(boolean bar, boolean goal) {
        return goal ? "goal met" : bar ? "within the bar" : "missed";
    }

    private static String number(double value) {
        double size = Math.abs(value);
        if (size >= 1_000_000) {
            return String.format(Locale.ROOT, "%.2f M", value / 1_000_000);
        }
        return String.format(Locale.ROOT, size >= 100 || value == Math.rint(value) ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", value);
    }

    private static void print(String... columns) {
        System.out.println("FIGURE\t" + String.join("\t", columns));
    }
}
