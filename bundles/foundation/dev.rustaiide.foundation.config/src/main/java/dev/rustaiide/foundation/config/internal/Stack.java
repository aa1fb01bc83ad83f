package dev.rustaiide.foundation.config.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.config.Explanation;
import dev.rustaiide.foundation.config.Explanation.Said;
import dev.rustaiide.foundation.config.Explanation.Verdict;
import dev.rustaiide.foundation.config.Lock;
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
        Lock lock = policy.lock(key);
        boolean[] decided = {false};
        var said = new ArrayList<Said>();
        for (Layer layer : layers) {
            Layer.Written written = layer.written(layer.nameOf(key));
            if (written != null) {
                said.add(judge(layer, written, key, lock, decided));
            }
        }
        said.add(new Said(Origin.STANDARD, key.type().print(key.standard()).print(), Source.named(""),
                decided[0] ? Verdict.OVERRIDDEN : Verdict.IN_FORCE, decided[0] ? OVERRIDDEN : ""));
        return new Explanation<>(key, inForce.value(), inForce.origin(), lock, said);
    }

    private static <T> Said judge(Layer layer, Layer.Written written, SettingKey<T> key, @Nullable Lock lock,
            boolean[] decided) {
        Verdict verdict = Verdict.OVERRIDDEN;
        String why = OVERRIDDEN;
        if (lock != null && isAbovePolicy(layer)) {
            verdict = Verdict.LOCKED;
            why = "It is locked by " + lock.by() + '.';
        } else if (!layer.admits(key)) {
            verdict = Verdict.UNTRUSTED;
            why = "It can make something run, and the folder is not trusted.";
        } else if (written.as(key.type()).isEmpty()) {
            verdict = Verdict.INVALID;
            why = "It must be " + key.type().rule() + '.';
        } else if (!decided[0]) {
            verdict = Verdict.IN_FORCE;
            why = "";
            decided[0] = true;
        }
        return new Said(layer.origin(), written.text(), layer.source(layer.nameOf(key)), verdict, why);
    }
}
