package dev.rustaiide.ai.hyperparameter.tuning;

/**
 * A number to be chosen.
 *
 * @param least above 0 if it is logarithmic
 * @param isLogarithmic whether its ratios matter, not its differences
 * @param isWhole whether it has no fraction
 */
public record Dimension(String name, double least, double most, boolean isLogarithmic, boolean isWhole) {
    public Dimension {
        if (!(least < most) || isLogarithmic && least <= 0) {
            throw new IllegalArgumentException(name + " from " + least + " to " + most);
        }
    }

    /** The value at {@code unit}, from 0 to 1. */
    public double at(double unit) {
        double value = isLogarithmic ? least * Math.pow(most / least, unit) : least + (most - least) * unit;
        return isWhole ? Math.rint(value) : value;
    }

    /** Where {@code value} lies, from 0 to 1. */
    public double unit(double value) {
        double unit = isLogarithmic ? Math.log(value / least) / Math.log(most / least)
                : (value - least) / (most - least);
        return Math.clamp(unit, 0, 1);
    }
}
