package bench.ai.history;

import java.util.List;
import java.util.Locale;

import dev.rustaiide.ai.next.edit.internal.Site;
import dev.rustaiide.ai.next.edit.internal.SiteFeature;

/** Fits the weights of the places: a logistic regression for each kind of change, by gradients (Kingma and Ba 2015). */
public final class Fit {
    private static final int EPOCHS = 800;
    private static final double RATE = 0.05;
    private static final double DECAY = 0.0005;
    /** A change with very many places counts as so many. */
    private static final double MOST = 20;

    private final double[][] weights = new double[4][SiteFeature.values().length];

    /** The best weights for {@code made}. */
    public static Fit to(List<Replay.Made> made) {
        var fit = new Fit();
        for (int kind = 0; kind < fit.weights.length; kind++) {
            fit.learn(kind, made);
        }
        return fit;
    }

    private void learn(int kind, List<Replay.Made> made) {
        int width = weights[kind].length;
        double[] mean = new double[width];
        double[] square = new double[width];
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            double[] slope = new double[width];
            double total = 0;
            for (Replay.Made each : made) {
                double weight = Math.min(1, MOST / Math.max(1, each.sites().size()));
                for (int i = 0; i < each.sites().size(); i++) {
                    Site site = each.sites().get(i);
                    if (site.kind() == kind) {
                        double off = weight * (of(site) - (each.right()[i] ? 1 : 0));
                        total += weight;
                        for (int f = 0; f < width; f++) {
                            slope[f] += off * site.features()[f];
                        }
                    }
                }
            }
            for (int f = 0; f < width && total > 0; f++) {
                double g = slope[f] / total + DECAY * weights[kind][f] / 10;
                mean[f] = 0.9 * mean[f] + 0.1 * g;
                square[f] = 0.999 * square[f] + 0.001 * g * g;
                double m = mean[f] / (1 - Math.pow(0.9, epoch));
                double v = square[f] / (1 - Math.pow(0.999, epoch));
                weights[kind][f] -= RATE * m / (Math.sqrt(v) + 1e-9);
            }
        }
    }

    /** How likely {@code site} is. */
    public double of(Site site) {
        double sum = 0;
        for (int f = 0; f < site.features().length; f++) {
            sum += weights[site.kind()][f] * site.features()[f];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    /** As the table of {@code SiteScore}. */
    public String table() {
        var text = new StringBuilder();
        for (int f = 0; f < SiteFeature.values().length; f++) {
            text.append(String.format(Locale.ROOT, "            case %s -> weights(%.2f, %.2f, %.2f, %.2f);%n",
                    SiteFeature.values()[f], weights[0][f], weights[1][f], weights[2][f], weights[3][f]));
        }
        return text.toString();
    }
}
