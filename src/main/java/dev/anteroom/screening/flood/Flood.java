package dev.anteroom.screening.flood;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.FloodConfig;
import dev.anteroom.web.RateLimit;
import dev.anteroom.web.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Slows down who sends too many comments, and tells when a site is under attack. */
@ApplicationScoped
public class Flood {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_SITES = 10_000;

    /** What is remembered on one day. */
    private record Memory(LocalDate day, Waits addresses, Waits authors, RateLimit threads, RateLimit sites) {}

    private final FloodConfig config;
    private final Clock clock;
    private final Cache<Integer, Surge> surges =
            Caffeine.newBuilder().maximumSize(MOST_SITES).build();
    private volatile Memory memory;

    Flood(FloodConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /**
     * Counts a comment, or refuses it.
     *
     * @throws Refusal {@code too-many-requests} with the time to wait
     */
    public void admit(Sender sender) {
        if (!config.enabled()) {
            return;
        }
        Memory today = today();
        if (sender.address() != null) {
            refuseFor(today.addresses.take(sender.address()));
        }
        if (sender.author() != null) {
            refuseFor(today.authors.take(sender.site() + " " + sender.author()));
        }
        // What one place sends too much does not count: it is no attack that a proof from everybody would help against.
        surges.get(sender.site(), unknown -> new Surge(config.attackFrom(), config.attackFactor()))
                .count(clock.millis());
        refuseFor(today.threads.tryTake(sender.site() + " " + sender.page(), 1));
        refuseFor(today.sites.tryTake(Integer.toString(sender.site()), 1));
    }

    private static void refuseFor(Duration wait) {
        if (!wait.isZero()) {
            throw Refusal.of(ErrorCode.TOO_MANY_REQUESTS).retryAfter(wait);
        }
    }

    private Memory today() {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Memory known = memory;
        if (known == null || !known.day.equals(day)) {
            synchronized (this) {
                if (memory == null || !memory.day.equals(day)) {
                    memory = fresh(day);
                }
                known = memory;
            }
        }
        return known;
    }

    private Memory fresh(LocalDate day) {
        Duration first = config.firstWait();
        Duration longest = config.longestWait();
        return new Memory(
                day,
                new Waits(config.perAddress(), TEN_MINUTES, first, longest, clock),
                new Waits(config.perAuthor(), TEN_MINUTES, first, longest, clock),
                new RateLimit(config.perThread(), MINUTE, clock),
                new RateLimit(config.perSite(), MINUTE, clock));
    }

    /** Whether a site gets far more comments than it usually does. */
    public boolean underAttack(int site) {
        return pressure(site) > 0;
    }

    /** How heavy the attack is: 0 for none, 1 where it begins, 2 for twice as many comments. */
    public double pressure(int site) {
        Surge surge = config.enabled() ? surges.getIfPresent(site) : null;
        return surge == null ? 0 : surge.pressure(clock.millis());
    }

    /** Numbers that a browser has to try at most for a comment on the site: the more, the heavier the attack. */
    public int proofNumbers(int site) {
        double times = Math.max(1, Math.min(20, pressure(site)));
        return (int) Math.min(Proof.MOST_NUMBERS, config.proofNumbers() * times);
    }
}
