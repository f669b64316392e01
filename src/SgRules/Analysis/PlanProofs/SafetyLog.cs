namespace SgRules.Analysis;

/// <summary>What is found in the course of one family's proof. Mutable; lives as long as the proof.</summary>
internal sealed class SafetyLog
{
    private readonly List<Breach> _breaches = [];
    private readonly List<(TableMoment Moment, string Obstacle)> _obstacles = [];

    public IReadOnlyList<Breach> Breaches => _breaches;

    public IReadOnlyList<(TableMoment Moment, string Obstacle)> Obstacles => _obstacles;

    /// <summary>Whether enough is known of a moment: one packet, or that it can't be said.</summary>
    public bool IsDone(TableMoment moment) => _breaches.Exists(breach => ReferenceEquals(breach.Now, moment)) || _obstacles.Exists(other => ReferenceEquals(other.Moment, moment));

    public void Add(Breach breach) => _breaches.Add(breach);

    public void AddObstacle(TableMoment moment, string obstacle) => _obstacles.Add((moment, obstacle));
}
