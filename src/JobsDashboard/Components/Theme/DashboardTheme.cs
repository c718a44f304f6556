using MudBlazor;

namespace JobsDashboard.Components.Theme;

/// <summary>Colours and type. Every text colour keeps a contrast of 4.5 to 1 on the surfaces it stands on.</summary>
internal static class DashboardTheme
{
    private static readonly string[] s_sans =
    [
        "Inter Variable", "Inter Stand-in", "Inter Other Stand-in",
        "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "system-ui", "sans-serif",
    ];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#3559c7",
            Secondary = "#5b6475",
            Background = "#f5f6f9",
            Surface = "#ffffff",
            AppbarBackground = "#ffffff",
            AppbarText = "#1b2130",
            DrawerBackground = "#ffffff",
            TextPrimary = "#1b2130",
            TextSecondary = "#5b6475",
            ActionDefault = "#5b6475",
            LinesDefault = "#e2e5ec",
            LinesInputs = "#b9c0cd",
            TableLines = "#e9ebf1",
            TableHover = "#f2f4fa",
            Divider = "#e2e5ec",
            Success = "#17754a",
            Info = "#1c66b0",
            Warning = "#8f5a00",
            Error = "#bd2f2a",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#93adff",
            PrimaryContrastText = "#10141d",
            Secondary = "#a0a9ba",
            Background = "#10141d",
            Surface = "#171c27",
            AppbarBackground = "#171c27",
            AppbarText = "#e6e9f0",
            DrawerBackground = "#171c27",
            TextPrimary = "#e6e9f0",
            TextSecondary = "#a0a9ba",
            ActionDefault = "#a0a9ba",
            LinesDefault = "#2a3140",
            LinesInputs = "#475065",
            TableLines = "#232a38",
            TableHover = "#1e2533",
            Divider = "#2a3140",
            Success = "#5fcf9b",
            Info = "#79b8f8",
            Warning = "#eeb65c",
            Error = "#ff8f86",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px", AppbarHeight = "52px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = s_sans, FontSize = "0.875rem", LineHeight = "1.45", LetterSpacing = "0" },
            H5 = new H5Typography
            {
                FontFamily = s_sans,
                FontSize = "1.375rem",
                FontWeight = "650",
                LineHeight = "1.3",
                LetterSpacing = "-0.01em",
            },
            H6 = new H6Typography { FontFamily = s_sans, FontSize = "1rem", FontWeight = "650", LineHeight = "1.4", LetterSpacing = "0" },
            Body1 = new Body1Typography { FontFamily = s_sans, FontSize = "0.875rem", LineHeight = "1.5", LetterSpacing = "0" },
            Body2 = new Body2Typography { FontFamily = s_sans, FontSize = "0.8125rem", LineHeight = "1.45", LetterSpacing = "0" },
            Caption = new CaptionTypography { FontFamily = s_sans, FontSize = "0.75rem", LineHeight = "1.4", LetterSpacing = "0" },
            Button = new ButtonTypography
            {
                FontFamily = s_sans,
                FontSize = "0.8125rem",
                FontWeight = "550",
                LetterSpacing = "0",
                TextTransform = "none",
            },
        },
    };
}
