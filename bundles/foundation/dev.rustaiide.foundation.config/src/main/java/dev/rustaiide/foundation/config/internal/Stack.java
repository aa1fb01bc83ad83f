package dev.rustaiide.foundation.config.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.config.Explanation;
import dev.rustaiide.foundation.config.Explanation.Said;
import dev.rustaiide.foundation.config.Explanation.Verdict;
import dev.rustaiide.foundation.config.Origin;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsView.Value;
import dev.rustaiide.foundation.config.Source;

/**
 * The layers as they are at one moment: asks one after another, and the first that has a valid value gives it.
 *
 * @param layers the strongest first
 */
record Stack(List<Layer> layers, Policy policy) {
    private static final String OVERRIDDEN = "A stronger layer has a value.";

    <T> Value<T> lookup(SettingKey<T> key) {
        boolean locked = policy.locks(key);
        for (Layer layer : layers) {
            if (locked && isAbovePolicy(layer) || !layer.admits(key)) {
                continue;
            }
            Layer.Written written = layer.written(layer.nameOf(key));
            Optional<T> value = written == null ? Optional.empty() : written.as(key.type());
            if (value.isPresent()) {
                return new Value<>(value.get(), layer.origin());
            }
        }
        return new Value<>(key.standard(), Origin.STANDARD);
    }

    private static boolean isAbovePolicy(Layer layer) {
        return layer.origin().compareTo(Origin.POLICY) < 0;
    }

    <T> Explanation<T> explain(SettingKey<T> key) {
        Value<T> inForce = lookup(key);
        boolean decided = false;
        var said = new ArrayList<Said>();
        for (Layer layer : layers) {
            Layer.Written written = layer.written(layer.nameOf(key));
            if (written != null) {
                Verdict verdict = verdict(layer, written, key, decided);
                decided |= verdict == Verdict.IN_FORCE;
                said.add(said(layer, written, key, verdict));
            }
        }
        boolean standard = !decided;
        said.add(new Said(Origin.STANDARD, key.type().print(key.standard()).print(), Source.named(""),
                standard ? Verdict.IN_FORCE : Verdict.OVERRIDDEN, standard ? "" : OVERRIDDEN));
        return new Explanation<>(key, inForce.value(), inForce.origin(), policy.lock(key), said);
    }

    /** What is said about {@code key} and cannot count, whatever else is said. */
    List<Said> useless(SettingKey<?> key) {
        var useless = new ArrayList<Said>();
        for (Layer layer : layers) {
            Layer.Written written = layer.written(layer.nameOf(key));
            if (written != null) {
                Verdict verdict = verdict(layer, written, key, true);
                if (verdict != Verdict.OVERRIDDEN) {
                    useless.add(said(layer, written, key, verdict));
                }
            }
        }
        return useless;
    }

    /** @param decided whether a stronger layer has given the value */
    private Verdict verdict(Layer layer, Layer.Written written, SettingKey<?> key, boolean decided) {
        if (isAbovePolicy(layer) && policy.locks(key)) {
            return Verdict.LOCKED;
        }
        if (!key.scope().admits(layer.origin())) {
            return Verdict.OUT_OF_SCOPE;
        }
        if (!layer.trusts(key)) {
            return Verdict.UNTRUSTED;
        }
        if (written.as(key.type()).isEmpty()) {
            return Verdict.INVALID;
        }
        return decided ? Verdict.OVERRIDDEN : Verdict.IN_FORCE;
    }

    private Said said(Layer layer, Layer.Written written, SettingKey<?> key, Verdict verdict) {
        String why = switch (verdict) {
            case IN_FORCE -> "";
            case OVERRIDDEN -> OVERRIDDEN;
            case INVALID -> "It must be " + key.type().rule() + '.';
            case LOCKED -> "It is locked by " + policy.by() + '.';
            case OUT_OF_SCOPE -> key.scope().objection();
            case UNTRUSTED -> "It can make something run, and the folder is not trusted.";
        };
        return new Said(layer.origin(), written.text(), layer.source(layer.nameOf(key)), verdict, why);
    }
}
