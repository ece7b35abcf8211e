namespace Neuro.Graph;

/// <summary>The stable numbers of diagnostics: printed as NEU and three digits, never reused.</summary>
public enum Code
{
    // 001–099: the neuron language
    UnexpectedCharacter = 1,
    UnexpectedToken = 2,
    UnknownName = 3,
    DuplicateName = 4,
    BadFormat = 5,
    BadNumber = 6,
    NotRepresentable = 7,
    BadShift = 8,
    NotBoolean = 9,
    NotAssignable = 10,
    BadSpike = 11,
    BadEmit = 12,
    BadTable = 13,
    TableIndex = 14,
    BadRandom = 15,
    TooDeep = 16,
    NotConstant = 17,
    TooLarge = 18,
    WrongArguments = 19,
    NoInputs = 20,
    TooWide = 21,

    // 100–199: networks, and JSON files of any kind
    FileNotReadable = 100,
    FileTooLarge = 101,
    NotUtf8 = 102,
    MalformedJson = 103,
    JsonTooDeep = 104,
    JsonDuplicateKey = 105,
    JsonUnknownKey = 106,
    JsonMissingKey = 107,
    JsonWrongKind = 108,
    JsonBadNumber = 109,
    NotOnGrid = 120,
    OutsideFormat = 121,
    WrongCount = 122,
    BadDistribution = 123,

    // 200–249: array files (.npz)
    UnreadableFile = 200,
    DamagedZip = 201,
    UnsupportedZip = 202,
    DuplicateArray = 203,
    MissingArray = 204,
    BadArrayHeader = 205,
    UnsupportedElement = 206,
    ArrayTooLarge = 207,
    DamagedArray = 208,
    ArrayChecksum = 209,
    NotIntegers = 210,
    IntegerTooLarge = 211,
    NotFinite = 212,
    WrongShape = 213,

    // 250–299: stimuli and recordings
    TwoEventsInOneTick = 250,
    UnknownStimulusKind = 251,
    BadColumns = 252,
    BadCell = 253,
    NotAnInput = 254,
    NoSuchChannel = 255,
    BadPayload = 256,
    BadTick = 257,
    BadResetMark = 258,
    UnknownArray = 259,
    TooManyErrors = 260,
    RecordingTruncated = 270,
    PixelOutOfRange = 271,
    RecordingDoesNotFit = 272,
    WavTruncated = 273,
    WavMalformed = 274,
    WavUnsupported = 275,

    // 300–349: traces
    // 400–449: the command line
}
