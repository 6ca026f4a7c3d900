package dev.anteroom.screening.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegressionTest {

    @Test
    void it_finds_what_liblinear_finds() {
        List<Example> examples = Newsdesk.decided(150);
        Rows rows = new Rows(examples, Scale.of(examples));
        double[] ours = Regression.fit(rows);
        double[] theirs = liblinear(rows);
        for (int row = 0; row < rows.count(); row++) {
            assertThat(rows.dot(row, ours)).isCloseTo(rows.dot(row, theirs), within(0.02));
        }
    }

    private static double[] liblinear(Rows rows) {
        Problem problem = new Problem();
        problem.l = rows.count();
        problem.n = Rows.WIDTH;
        problem.x = new Feature[rows.count()][];
        problem.y = new double[rows.count()];
        for (int row = 0; row < rows.count(); row++) {
            double[] values = new double[Rows.WIDTH];
            rows.addTo(values, row, 1);
            List<Feature> features = new ArrayList<>();
            for (int i = 0; i < values.length; i++) {
                if (values[i] != 0) {
                    features.add(new FeatureNode(i + 1, values[i]));
                }
            }
            problem.x[row] = features.toArray(Feature[]::new);
            problem.y[row] = rows.isRejected(row) ? 1 : -1;
        }
        Linear.disableDebugOutput();
        de.bwaldvogel.liblinear.Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR, 1, 1e-6));
        double[] weights = model.getFeatureWeights();
        double sign = model.getLabels()[0];
        double[] signed = new double[Rows.WIDTH];
        for (int i = 0; i < signed.length; i++) {
            signed[i] = sign * weights[i];
        }
        return signed;
    }
}
