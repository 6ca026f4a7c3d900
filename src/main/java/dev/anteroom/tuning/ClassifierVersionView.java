package dev.anteroom.tuning;

import dev.anteroom.screening.learning.Evaluation;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One version of a site's classifier.
 *
 * @param decisions of people that it was trained on
 * @param rejected of them, the rejections
 * @param evaluation on decisions that it was not trained on, each scored by what the others teach
 */
@Schema(name = "ClassifierVersion")
record ClassifierVersionView(int version, Instant createdAt, int decisions, int rejected, Evaluation evaluation) {}
